import { html, type Html } from "./html.ts";
import { stylesheet } from "./stylesheet.ts";
import { adminPath } from "./view.ts";

const signOut = html`<form method="post" action="${adminPath}/sign-out">
  <button>Sign out</button>
</form>`;

/** A whole page. Its colours are those that the system asks for; it has no script. */
export const page = ({ title, body, signedIn }: { title: string; body: Html; signedIn: boolean }): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <title>${title} · Portolan</title>
        <link rel="icon" href="/icon.svg" />
        <link rel="stylesheet" href="${stylesheet().path}" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the text</a>
        <header class="site-header">
          <a class="brand" href="/">Portolan</a>
          ${signedIn && signOut}
        </header>
        <main id="main">${body}</main>
      </body>
    </html> `;
