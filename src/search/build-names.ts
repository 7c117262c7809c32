import type { Ports } from "../ports/create.ts";
import type { Port } from "../ports/port.ts";
import type { Field } from "../registry/types.ts";
import { cell, joinKinds, joinLines, joinNear, joinSteps } from "./columns.ts";
import { nameWords } from "./names.ts";
import { namedPages } from "./site-pages.ts";
import { flagsOf, transportDigit, type DetailIndex, type NameIndex } from "./index-format.ts";

const unique = (texts: readonly string[]) => [...new Set(texts)];
const known = (field: Field) => (field.known === "yes" ? [cell(field.value)] : []);
const letters = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

const named = (ports: Ports) =>
  ports.named.numbers
    .map((number) => ports.get(number))
    .filter(({ serviceNames }) => serviceNames.length > 0);

/** How many other names of a use come into the first tier: people mostly type one word. */
const most = { oneWord: 4, longer: 1, letters: 16 } as const;

/**
 * The other names of a use, in two: the telling ones, and the rest. Telling are short forms of its name and names that
 * bring in a word that those before have not; by other words of its own the engine finds it anyway ("comfy ui" by
 * "ComfyUI"), or with the second tier.
 */
export function sortAliases(name: string, aka: readonly string[]): { telling: string[]; rest: string[] } {
  const known = new Set([...nameWords(name), letters(name)]);
  const told = new Set<string>();
  const rest: string[] = [];
  const left: { oneWord: number; longer: number } = { ...most };
  const take = (alias: string): boolean => {
    const words = nameWords(alias);
    const short = words.length < nameWords(name).length && !told.has(letters(alias));
    const old = !short && (words.every((word) => known.has(word)) || known.has(letters(alias)));
    const size = words.length === 1 ? "oneWord" : "longer";
    if (old || left[size] === 0 || alias.length > most.letters) return false;
    left[size]--;
    for (const word of [...words, letters(alias)]) known.add(word);
    told.add(letters(alias));
    return true;
  };
  const telling = aka.filter((alias) => take(alias) || void rest.push(alias));
  return { telling, rest };
}

const usesOf = (ports: Ports) =>
  ports.known.flatMap((number) =>
    ports.get(number).uses.map((use) => ({ ...use, ...sortAliases(use.name, use.aka) })),
  );

/** The first tier: service names, uses and their other names, titles of articles, other pages. */
export function buildNames(ports: Ports): NameIndex {
  const rows = named(ports);
  const uses = usesOf(ports);
  return {
    ports: joinSteps(rows.map(({ number }) => number)),
    transports: rows
      .map((port) =>
        transportDigit(
          port.transports.filter(({ state }) => state === "assigned").map(({ transport }) => transport),
        ),
      )
      .join(""),
    services: joinNear(rows.map(({ serviceNames }) => serviceNames.join(" "))),
    uses: joinLines(uses.map(({ name, telling }) => [name, ...telling])),
    usePorts: joinSteps(uses.map(({ port }) => port)),
    useFlags: joinKinds(
      uses.map(({ transports, risk, encryption }) => flagsOf(transports, risk, encryption ?? null)),
    ),
    articles: joinLines(
      ports.articles.map((number) => [String(number), ports.get(number).article?.title ?? ""]),
    ),
    pages: joinLines(
      namedPages(ports.guides.list, ports.collections.list).map(({ path, title, names }) => [
        path,
        title,
        ...names,
      ]),
    ),
  };
}

/** The descriptions that say more than the service names do. */
function descriptionsOf({ registrations, serviceNames }: Port): string[] {
  const told = new Set(serviceNames.map(letters));
  return unique(registrations.flatMap(({ registration }) => known(registration.description))).filter(
    (text) => !told.has(letters(text)),
  );
}

/** "[Dave_Mills_2]" → "Dave Mills": the registry's keys of people, as one types them. */
const assigneesOf = ({ registrations }: Port) =>
  unique(
    registrations
      .flatMap(({ registration }) => known(registration.assignee))
      .map((text) =>
        text
          .replaceAll(/[[\]]/g, "")
          .replaceAll("_", " ")
          .replaceAll(/ \d+\b/g, ""),
      ),
  );

/** A port's former names, and the descriptions of registrations that have no name. */
function othersOf(port: Port): string[][] {
  const former = port.transports.flatMap((record) => record.former);
  const nameless = port.registrations.filter(({ names }) => names.every((name) => name === null));
  const texts = unique([
    ...former.flatMap(({ description }) => known(description)),
    ...nameless.flatMap(({ registration }) => known(registration.description)),
  ]);
  const names = port.formerNames;
  return names.length > 0 || texts.length > 0 ? [[String(port.number), names.join(" "), ...texts]] : [];
}

/** The second tier: descriptions, assignees, former names. Its lines follow the rows of `buildNames`. */
export function buildDetails(ports: Ports, last = 65535): DetailIndex {
  const rows = named(ports);
  const all = Array.from({ length: last + 1 }, (_, number) => number);
  return {
    aliases: joinLines(usesOf(ports).map(({ rest }) => rest)),
    descriptions: joinLines(rows.map(descriptionsOf)),
    assignees: joinLines(rows.map(assigneesOf)),
    others: joinLines(all.flatMap((number) => othersOf(ports.get(number)))),
  };
}
