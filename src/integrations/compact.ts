import type { AstroIntegration } from "astro";

const pages = new URL("../compact/pages/", import.meta.url);

/**
 * Tells pages and scripts, as `import.meta.env.COMPACT`, whether the build is the compact one, and adds the pages that only
 * that one has: one that answers for all ports without a page of their own, and what its script reads.
 */
export function compact(on: boolean): AstroIntegration {
  return {
    name: "portolan-compact",
    hooks: {
      "astro:config:setup": ({ injectRoute, updateConfig }) => {
        updateConfig({ vite: { define: { "import.meta.env.COMPACT": String(on) } } });
        if (!on) return;
        injectRoute({ pattern: "/port", entrypoint: new URL("port.astro", pages), prerender: true });
        injectRoute({
          pattern: "/ports/like/[like]",
          entrypoint: new URL("like.astro", pages),
          prerender: true,
        });
        injectRoute({
          pattern: "/ports/coast/[first].json",
          entrypoint: new URL("coast.json.ts", pages),
          prerender: true,
        });
      },
    },
  };
}
