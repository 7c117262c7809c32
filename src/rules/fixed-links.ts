import { problemLine } from "../ports/articles.ts";
import type { Citation } from "./citations.ts";
import type { Rule } from "./rule.ts";

/**
 * A link to a file in a repository names the commit or the version that its author read: on a branch the file changes,
 * moves and goes away, and the footnote stays. A copy in an archive is fixed already.
 */
export const fixedLinks: Rule = {
  id: "fixed-links",
  kinds: true,
  guides: true,
  check: ({ sources }) =>
    sources.flatMap(({ id, url }, index) => {
      const message = branchProblem(url);
      return message ? [{ field: `sources[${index}] ("${id}")`, message }] : [];
    }),
};

/** The lines of tables that link to a branch. */
export const branchLines = (citations: readonly Citation[]): string[] =>
  citations.flatMap(({ path, field, url }) => {
    const message = branchProblem(url);
    return message ? [problemLine(path, { field, message })] : [];
  });

function branchProblem(url: string): string | null {
  const named = branchOf(url);
  return named === null
    ? null
    : `leads to the branch ${named}, where the text changes: name the commit that you read (40 hex digits; on GitHub press y) or the tag of a version in its place`;
}

/** How the hosts of repositories write a file at a branch, tag or commit. */
const shapes = [
  /^https?:\/\/(?:www\.)?github\.com\/[^/]+\/[^/]+\/(?:blob|tree|raw|blame|edit)\/(.+)$/,
  /^https?:\/\/raw\.githubusercontent\.com\/[^/]+\/[^/]+\/(.+)$/,
  /^https?:\/\/[^/]*gitlab[^/]*\/.+\/-\/(?:blob|tree|raw|blame)\/(.+)$/,
  /^https?:\/\/codeberg\.org\/[^/]+\/[^/]+\/(?:src|raw)\/(?:branch\/|commit\/|(tag\/))?(.+)$/,
];

/**
 * The branch that a link names, or null where it names a commit, a tag, or no file of a repository.
 * @example branchOf("https://github.com/nmap/nmap/blob/master/nmap-services") // "master"
 */
export function branchOf(url: string): string | null {
  const groups = shapes.map((shape) => shape.exec(url)).find((match) => match !== null);
  if (!groups) return null;
  const behind = groups.at(-1) ?? "";
  if (/^refs\/tags\//.test(behind) || groups.includes("tag/")) return null;
  const [ref = "", next = ""] = behind.replace(/^refs\/heads\//, "").split(/[/?#]/);
  const fixed = /^[0-9a-f]{40}$/.test(ref) || isVersion(ref) || isNumbered(ref, url) || isPart(next);
  return fixed ? null : ref;
}

/** "v2.19.1", "xnu-4570.71.2" and "REL_17_2" are versions; "13.x", "stable-2.0" and "REL_17_STABLE" are branches. */
const isVersion = (ref: string) =>
  /\d[._-]\d|^[vr]?\d+$/.test(ref) && !/stable|branch|devel|(?:^|[._-])x$/i.test(ref);

/** Apple tags the releases of a repository with its name: "cups-522". */
const isNumbered = (ref: string, url: string) => /^(\w+)-\d+$/.exec(ref)?.[1] === url.split("/")[4];

/** Where a repository holds several works, their tags may have two parts: "BRs/v2.2.6". */
const isPart = (next: string) => /^v\d+(?:\.\d+)+$/.test(next);
