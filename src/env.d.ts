import type { Port } from "./ports/port.ts";

declare global {
  namespace App {
    interface Locals {
      /** The port whose page is rendered; `<Commands />` in an article reads it. */
      port?: Port;
    }
  }

  interface ImportMetaEnv {
    /** Whether the build is the compact one: src/integrations/compact.ts. */
    readonly COMPACT: boolean;
  }
}
