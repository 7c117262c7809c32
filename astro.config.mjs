import { unified } from "@astrojs/markdown-remark";
import mdx from "@astrojs/mdx";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "astro/config";
import { articles } from "./src/integrations/articles.ts";
import { citations } from "./src/integrations/markdown/citations.ts";
import { marks } from "./src/integrations/markdown/marks.ts";
import { sections } from "./src/integrations/markdown/sections.ts";
import { terms } from "./src/integrations/markdown/terms.ts";
import { compact } from "./src/integrations/compact.ts";
import { headers } from "./src/integrations/headers.ts";
import { oneScript } from "./src/integrations/one-script.ts";
import { pagefind } from "./src/integrations/pagefind.ts";
import { portPages } from "./src/integrations/port-pages.ts";
import { redirects } from "./src/integrations/redirects.ts";
import { server } from "./src/integrations/server.ts";
import { sitemap } from "./src/integrations/sitemap.ts";

const site = process.env["SITE_URL"];
// As src/cli/build-site.ts sets it.
const isCompact = process.env["COMPACT"] === "1";

export default defineConfig({
  ...(site ? { site } : {}),
  trailingSlash: "ignore",
  build: { format: "file", concurrency: 4, inlineStylesheets: "never" },
  devToolbar: { enabled: false },
  markdown: {
    // The default processor runs no remark or rehype plugins; highlighting would need inline styles.
    processor: unified({
      remarkPlugins: [citations, terms, marks],
      rehypePlugins: [sections],
      smartypants: false,
    }),
    syntaxHighlight: false,
  },
  integrations: [
    articles(),
    // What never changes in an article is made HTML once, not at each of the pages of its kind; guides have headings of their own.
    mdx({ optimize: { ignoreElementNames: ["h3"] } }),
    compact(isCompact),
    oneScript(),
    portPages(),
    pagefind(),
    sitemap(),
    headers(),
    redirects(isCompact),
    server(),
  ],
  vite: {
    plugins: [tailwindcss()],
    build: {
      assetsInlineLimit: 0,
      // Astro marks each article with a directive, and the bundler would warn of each.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
      // The colours need light-dark(), which these had first: prefixes for older ones would help nobody.
      cssTarget: ["chrome123", "edge123", "firefox120", "safari17.5"],
    },
  },
});
