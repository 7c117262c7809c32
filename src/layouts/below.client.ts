import { mountCommands } from "../components/commands/commands.client.ts";
import { mountFeedback } from "../components/feedback/feedback.client.ts";
import { mountReports } from "../components/feedback/report.client.ts";

/** Mounts a part of a page that lies below its first screen. */
export function mount(part: HTMLElement): void {
  if (part instanceof HTMLFormElement) mountFeedback(part);
  else if (part.matches(".commands")) mountCommands(part);
  else mountReports();
}
