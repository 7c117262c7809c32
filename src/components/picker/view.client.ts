import { chartHeight, chartWidth, chartX, coastPath } from "../../picker/chart.ts";
import type { PickerFacts } from "../../picker/file.ts";
import { reasonsAgainst, type Reason } from "../../picker/reasons.ts";
import type { Relaxation, Tally } from "../../picker/relax.ts";
import { pickPath } from "../../picker/url.ts";
import { brief, merits, type Verdict } from "../../picker/verdict.ts";
import type { Wish } from "../../picker/wish.ts";
import { portPath } from "../../ports/links.ts";
import { count } from "../../ports/words.ts";
import { el, joined, svg } from "./dom.client.ts";

const signs = { mind: "!", bad: "×", none: "·" } as const;

type Sign = keyof typeof signs | "good";

/** What stands before an answer or a reason. */
const signOf = (sign: Sign) =>
  sign === "good" ? el("span", { class: "tick" }) : el("span", { "aria-hidden": "true" }, signs[sign]);

/** More links to single ports than this help nobody. */
const mostLinks = 12;

const portLink = (port: number) => el("a", { href: portPath(port) }, String(port));

const reasonItem = ({ text, links }: Pick<Reason, "text" | "links">, sign: Sign) =>
  el(
    "li",
    {},
    signOf(sign),
    el(
      "span",
      {},
      `${text} `,
      ...joined(links.map(({ text: name, href }) => el("a", { href, class: "pick-source" }, name))),
    ),
  );

/** What speaks against a number, what is allowed, and what else is to be known. */
export const reasonList = ({ against, allowed, notes }: Verdict): HTMLElement =>
  el(
    "ul",
    { class: "pick-reasons" },
    ...against.map((reason) => reasonItem(reason, "mind")),
    ...allowed.map((reason) => reasonItem({ ...reason, text: `Allowed by you: ${reason.text}` }, "none")),
    ...notes.map((text) => reasonItem({ text, links: [] }, "none")),
  );

/** The card that answers for a number that was typed. */
export function verdictCard(verdict: Verdict, wish: Wish, nearest: readonly number[]): HTMLElement {
  const { port, tone, answer } = verdict;
  const card = el(
    "section",
    { class: "pick-verdict", "data-tone": tone, "aria-labelledby": "pick-verdict-title" },
    el(
      "h2",
      { id: "pick-verdict-title", tabindex: "-1" },
      el("a", { href: portPath(port), class: "pick-figure" }, String(port)),
      " ",
      el("b", {}, signOf(tone), ` ${answer}.`),
    ),
    reasonList(verdict),
  );
  if (tone !== "good" && nearest.length > 0)
    card.append(
      el(
        "p",
        {},
        "Nearest that fit: ",
        ...joined(
          nearest.map((one) => el("a", { href: pickPath({ ...wish, port: one }) }, String(one))),
          ", ",
        ),
      ),
    );
  return card;
}

const shown = (ports: readonly number[], run: boolean) =>
  run && ports.length > 1 ? `${ports[0] ?? ""}–${ports.at(-1) ?? ""}` : ports.join(" ");

function figure(ports: readonly number[], run: boolean): HTMLElement {
  if (run && ports.length > 1) return el("p", { class: "pick-figure large" }, shown(ports, run));
  return el(
    "p",
    { class: ports.length === 1 ? "pick-figure large" : "pick-figure" },
    ...joined(ports.map(portLink)),
  );
}

/** All 65,536 numbers as a coast, high where many fit, with the suggestion marked. The words beside it say the same. */
function chart(against: Uint16Array, ports: readonly number[], wish: Wish): HTMLElement {
  const picture = svg(
    "svg",
    {
      viewBox: `0 0 ${chartWidth} ${chartHeight}`,
      preserveAspectRatio: "none",
      "aria-hidden": "true",
      class: "pick-chart",
    },
    svg("path", { d: coastPath(against, wish), class: "coast-fit" }),
    svg("path", {
      d: ports.map((port) => `M${chartX(port)} 0V${chartHeight}`).join(""),
      class: "coast-mark",
    }),
  );
  const scale = [0, 16384, 32768, 49152].map((port) => el("span", {}, String(port)));
  const wrapper = el("div", { class: "pick-coast" });
  wrapper.append(picture, el("p", { "aria-hidden": "true" }, ...scale));
  return wrapper;
}

/** What the page shows of one wish. */
export interface Offer {
  wish: Wish;
  facts: PickerFacts;
  against: Uint16Array;
  /** The suggestion of the wish's own seed first. */
  groups: readonly { seed: number; ports: readonly number[] }[];
}

/** The suggestion, why it is one, and others. */
export function offerCard({ wish, facts, against, groups }: Offer): HTMLElement[] {
  const [first, ...others] = groups;
  if (!first) return [];
  const { ports } = first;
  const allowed = ports
    .flatMap((port) =>
      reasonsAgainst(port, facts, wish).map((reason) => ({ ...reason, text: `${port}: ${reason.text}` })),
    )
    .slice(0, 4);
  const card = el(
    "section",
    { class: "pick-offer", "aria-labelledby": "pick-offer-title" },
    el(
      "h2",
      { id: "pick-offer-title", tabindex: "-1" },
      ports.length === 1
        ? "Take this one"
        : wish.run
          ? `Take these ${ports.length} in a row`
          : `Take these ${ports.length}`,
    ),
    figure(ports, wish.run),
    el(
      "ul",
      { class: "pick-reasons" },
      ...merits(ports, facts, wish).map((text) => reasonItem({ text, links: [] }, "good")),
      ...allowed.map((reason) => reasonItem(reason, "none")),
    ),
    chart(against, ports, wish),
  );
  if (wish.run && ports.length > 1 && ports.length <= mostLinks)
    card.append(el("p", { class: "quiet" }, "Their pages: ", ...joined(ports.map(portLink))));
  if (others.length === 0) return [card];
  const list = others.map(({ seed, ports: group }) => {
    const words = brief(group, facts, wish);
    const link = el("a", { href: pickPath({ ...wish, seed }) }, el("b", {}, shown(group, wish.run)));
    if (words !== "") link.append(" ", el("span", {}, words));
    return el("li", {}, link);
  });
  return [card, el("h3", {}, "Or one of these"), el("ul", { class: "pick-others" }, ...list)];
}

/** What the page says when nothing fits: what rules most out, and what to ask for instead. */
export function nothingCard(
  wish: Wish,
  tallies: readonly Tally[],
  ways: readonly Relaxation[],
  longest: { from: number; to: number } | undefined,
): HTMLElement {
  const size = wish.to - wish.from + 1;
  const run = longest && `The longest run that fits is ${longest.from}–${longest.to}. `;
  return el(
    "section",
    { class: "pick-nothing", "aria-labelledby": "pick-offer-title" },
    el("h2", { id: "pick-offer-title", tabindex: "-1" }, "Nothing fits all of this"),
    el(
      "p",
      {},
      `${run ?? ""}Of the ${count(size)} ${size === 1 ? "number" : "numbers"} from ${wish.from} to ${wish.to}, these are ruled out; some for more than one reason:`,
    ),
    el(
      "ul",
      { class: "pick-tally" },
      ...tallies.map(({ name, numbers }) =>
        el(
          "li",
          {},
          el("b", {}, count(numbers)),
          ` ${name}`,
          svg(
            "svg",
            { viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
            svg("rect", { width: Math.max(1, (100 * numbers) / size), height: 8 }),
          ),
        ),
      ),
    ),
    el("h3", {}, "Ask for one thing less"),
    el(
      "ul",
      { class: "pick-ways" },
      ...ways
        .slice(0, 6)
        .map(({ label, wish: other, gain }) =>
          el(
            "li",
            {},
            el("a", { href: pickPath(other) }, label),
            " ",
            el(
              "span",
              { class: "quiet" },
              `${count(gain)} ${other.run ? (gain === 1 ? "run" : "runs") : gain === 1 ? "number" : "numbers"}`,
            ),
          ),
        ),
    ),
  );
}
