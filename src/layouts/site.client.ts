import { mountCommands } from "../components/commands/commands.client.ts";
import { mountFeedback } from "../components/feedback/feedback.client.ts";
import { mountSearchBoxes } from "../components/search-box/search-box.client.ts";
import { mountTheme } from "../components/theme/theme.client.ts";

const all = <T extends HTMLElement>(selector: string) => [...document.querySelectorAll<T>(selector)];

mountSearchBoxes(all<HTMLFormElement>("form.search-box"));
all(".site-header nav").forEach(mountTheme);
all(".commands").forEach(mountCommands);
all<HTMLFormElement>("[data-feedback]").forEach(mountFeedback);
