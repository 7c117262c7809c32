import { nearestSense } from "../../search/nearest-sense.ts";

const sense = nearestSense(location.pathname);
const status = document.querySelector("[data-not-found] [role=status]");

// On a static host without redirect rules this page does the contract's redirects itself.
if (sense.kind === "redirect") location.replace(sense.path + location.search);
else if (sense.kind === "suggest" && status) {
  const link = document.createElement("a");
  link.href = sense.path;
  link.textContent = sense.label;
  status.replaceChildren(sense.why, " Did you mean ", link, "?");
}
// In the compact build, a port without a page of its own comes here, too.
else if (import.meta.env.COMPACT) {
  const number = /^\/ports\/(\d+)$/.exec(location.pathname)?.[1];
  const page = document.querySelector<HTMLElement>("[data-alike]");
  if (number && page)
    void import("../../compact/computed.client.ts").then(({ answerPort }) =>
      answerPort(Number(number), page),
    );
}
