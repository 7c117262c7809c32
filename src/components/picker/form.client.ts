import { defaultWish, type Wish } from "../../picker/wish.ts";

const groups = ["system", "transport", "allow"] as const;

/** What the form says, as a query string would. A group without a tick is there with an empty value. */
export function readForm(form: HTMLFormElement): URLSearchParams {
  const params = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") params.append(name, value);
  for (const name of groups) if (!params.has(name)) params.append(name, "");
  return params;
}

/** Makes the form say a wish, and unfolds what is not as by default. */
export function fillForm(form: HTMLFormElement, wish: Wish): void {
  const { port, count, from, to } = wish;
  const texts = { port: port === null ? "" : String(port), count, from, to };
  for (const [name, value] of Object.entries(texts)) {
    const input = form.elements.namedItem(name);
    if (input instanceof HTMLInputElement && input.value !== String(value)) input.value = String(value);
  }
  const range = form.querySelector<HTMLDetailsElement>(".pick-more");
  if (range && (from !== defaultWish.from || to !== defaultWish.to)) range.open = true;
  const ticked: Record<string, readonly string[]> = {
    run: wish.run ? ["1"] : [],
    system: wish.systems,
    transport: wish.transports,
    allow: wish.allow,
  };
  for (const box of form.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) {
    box.checked = ticked[box.name]?.includes(box.value) ?? false;
    const folded = box.closest("details");
    if (folded && box.checked) folded.open = true;
  }
}
