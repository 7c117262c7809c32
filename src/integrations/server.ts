import type { AstroIntegration } from "astro";

/** Gives Astro's dev server the endpoint and the redirects that `npm start` has. */
export function server(): AstroIntegration {
  return {
    name: "portolan-server",
    hooks: {
      "astro:server:setup": async ({ server: vite }) => {
        const { createApp } = await import("../server/app.ts");
        const { devMiddleware } = await import("../server/dev.ts");
        const { readSettings } = await import("../server/settings.ts");
        const { openFeedback } = await import("../feedback/index.ts");
        const settings = readSettings(process.env);
        const feedback = await openFeedback(settings);
        vite.middlewares.use(devMiddleware(createApp({ settings, feedback })));
        vite.httpServer?.once("close", () => void feedback.close());
      },
    },
  };
}
