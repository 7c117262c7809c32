import { buildSite, isBuilt } from "./build-site.ts";

if (isBuilt()) console.log("Nothing changed since the last build.");
else await buildSite();
await import("../server/main.ts");
