import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { glossaryTerm, type GlossaryTerm } from "../schemas/glossary.ts";
import { ContentError, describeIssues } from "./facts.ts";

/** A term with its address: it stands at `/glossary#<slug>`. */
export interface Term extends GlossaryTerm {
  slug: string;
}

/** Where a term is explained. */
export const termPath = (slug: string) => `/glossary#${slug}`;

/**
 * Reads every term of content/glossary, in the order of the alphabet.
 * @throws ContentError with all problems of all files, words that two terms claim and terms that are not there among them.
 */
export function loadGlossary(folder = "content"): Term[] {
  const glossary = join(folder, "glossary");
  if (!existsSync(glossary)) return [];
  const problems: string[] = [];
  const terms = readdirSync(glossary)
    .filter((name) => !name.startsWith("."))
    .flatMap((name): Term[] => {
      const path = `content/glossary/${name}`;
      const slug = name.replace(/\.yml$/, "");
      if (!/^[a-z0-9]+(?:-[a-z0-9]+)*\.yml$/.test(name)) {
        problems.push(`${path}: the file's name is no address: rename it to something like time-wait.yml.`);
        return [];
      }
      try {
        const result = glossaryTerm.safeParse(parse(readFileSync(join(glossary, name), "utf8")));
        if (result.success) return [{ ...result.data, slug }];
        problems.push(...describeIssues(path, result.error));
      } catch (error) {
        problems.push(
          `${path}: cannot be read as YAML: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
      return [];
    });
  problems.push(...claimedTwice(terms), ...missing(terms));
  if (problems.length > 0) throw new ContentError(problems);
  return terms.sort((a, b) => a.term.localeCompare(b.term, "en", { sensitivity: "base" }));
}

/** The words of texts that lead to a term. */
export const wordsOf = ({ term, words }: GlossaryTerm): readonly string[] => words ?? [term];

function claimedTwice(terms: readonly Term[]): string[] {
  const owners = new Map<string, string>();
  return terms.flatMap((term) =>
    wordsOf(term).flatMap((word) => {
      const key = word.toLowerCase();
      const owner = owners.get(key);
      owners.set(key, term.slug);
      return owner === undefined
        ? []
        : [
            `content/glossary/${term.slug}.yml: words: "${word}" leads to ${owner}, too: leave it to one of them`,
          ];
    }),
  );
}

function missing(terms: readonly Term[]): string[] {
  const slugs = new Set(terms.map(({ slug }) => slug));
  return terms.flatMap(({ slug, see }) =>
    see
      .filter((other) => !slugs.has(other) || other === slug)
      .map(
        (other) => `content/glossary/${slug}.yml: see: "${other}" is no other term: correct it, or remove it`,
      ),
  );
}
