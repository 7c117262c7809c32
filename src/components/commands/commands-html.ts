import type { SystemCommands } from "../../ports/commands.ts";
import { escape } from "./escape.ts";

const label = (transport: string, tool: string) =>
  transport === "both" ? tool : `${transport.toUpperCase()} ${tool}`;

/**
 * The commands of a page as HTML, without a byte between the tags and without end tags that the HTML Standard lets
 * out: they are the largest part of 65,536 pages.
 * @param systems in the order of the page; the first one is open.
 */
export function commandsHtml(systems: readonly SystemCommands[]): string {
  return systems
    .map(({ id, name, tasks }, index) => {
      const body = tasks.map(({ title, commands }) => {
        const items = commands.map(({ transport, tool, run, note }) => {
          const small = note ? `<small>${escape(note)}</small>` : "";
          return `<li><b>${escape(label(transport, tool))}</b><code>${escape(run)}</code>${small}`;
        });
        return `<h3>${escape(title)}</h3><ul>${items.join("")}</ul>`;
      });
      return `<details data-os=${id}${index === 0 ? " open" : ""}><summary>${name}</summary>${body.join("")}</details>`;
    })
    .join("");
}
