declare namespace App {
  interface Locals {
    /** The port whose page is rendered; `<Commands />` in an article reads it. */
    port?: import("./ports/port.ts").Port;
  }
}

interface ImportMetaEnv {
  /** Whether the build is the compact one: src/integrations/compact.ts. */
  readonly COMPACT: boolean;
}
