import { html, type Html } from "./html.ts";
import { page } from "./layout.ts";
import { adminPath } from "./view.ts";

/**
 * The page that asks for the token.
 * @param back where to go afterwards
 * @param wrong why the last try failed
 */
export const signInPage = (back: string, wrong?: string): Html =>
  page({
    title: "Ratings",
    signedIn: false,
    body: html`<div class="alone">
      <h1>Ratings</h1>
      <p>What readers say of the pages. For authors: the token is the setting <code>FEEDBACK_TOKEN</code>.</p>
      <form method="post" action="${adminPath}/sign-in" class="sign-in">
        <input type="hidden" name="back" value="${back}" />
        <input name="username" autocomplete="username" value="author" hidden />
        <label for="token">Token</label>
        <input
          id="token"
          name="token"
          type="password"
          required
          autocomplete="current-password"
          ${wrong && html`aria-invalid="true" aria-describedby="wrong"`}
        />
        ${wrong && html`<p id="wrong" class="wrong" role="alert">${wrong}</p>`}
        <button>Sign in</button>
      </form>
    </div>`,
  });

/** A page that says why there is nothing else. */
export const messagePage = (title: string, body: Html, signedIn: boolean): Html =>
  page({
    title,
    signedIn,
    body: html`<div class="alone">
      <h1>${title}</h1>
      ${body}
    </div>`,
  });
