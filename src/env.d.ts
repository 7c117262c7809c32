declare namespace App {
  interface Locals {
    /** The port whose page is rendered; `<Commands />` in an article reads it. */
    port?: number;
  }
}
