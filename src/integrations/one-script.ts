import type { AstroIntegration } from "astro";

/** The module by which Vite makes the browser fetch what a later script imports. */
const preloadHelper = "\0vite/preload-helper.js";

/** Does that in a twentieth of its bytes: without waiting for styles, and without words for old browsers. */
const preload = `export const __vitePreload = (load, files = []) => {
  for (const file of files) {
    const link = document.createElement("link");
    link.rel = file.endsWith(".css") ? "stylesheet" : "modulepreload";
    link.href = "/" + file;
    document.head.append(link);
  }
  return load();
};`;

/** Scripts that no other but the one of all pages asks for. */
const namedOnlyThere = new Set([
  ...["full", "attend", "search-page", "large-box", "below", "report", "device"].map(
    (name) => `${name}.client`,
  ),
  "query",
  "index-format",
]);

/**
 * Keeps the script that all pages share in one small file, whatever other scripts use of it: what is in it stands before
 * each of 65,536 pages.
 */
export function oneScript(): AstroIntegration {
  return {
    name: "portolan-one-script",
    hooks: {
      "astro:config:setup": ({ updateConfig }) => {
        // It lists those that may come next, and their names would cost every page 60 bytes.
        const chunkFileNames = ({ name }: { name: string }) =>
          namedOnlyThere.has(name) ? "_astro/[hash].js" : "_astro/[name].[hash].js";
        const group = { name: "site", test: /\/layouts\/Base\.astro\?.*type=script/ };
        updateConfig({
          vite: {
            plugins: [
              {
                name: "portolan-preload",
                enforce: "pre",
                applyToEnvironment: ({ name }) => name === "client",
                load: (id) => (id === preloadHelper ? preload : null),
              },
            ],
            environments: {
              client: {
                build: {
                  rolldownOptions: { output: { codeSplitting: { groups: [group] }, chunkFileNames } },
                },
              },
            },
          },
        });
      },
    },
  };
}
