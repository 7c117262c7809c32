import type { Citation } from "./citations.ts";
import type { Problem, Rule } from "./rule.ts";

/** All that is cited, by address. */
export interface WorkIndex {
  /** What a file says of a work otherwise than most do. */
  problemsOf(path: string): readonly Problem[];
}

/**
 * A work is its address: it has one title, one date and one type wherever it is cited. What is cited of it may follow
 * the title behind a comma, a colon or in brackets.
 */
export const oneWork: Rule = {
  id: "one-work",
  kinds: true,
  guides: true,
  check: ({ path }, { works }) => [...works.problemsOf(path)],
};

/** Compares all citations of each address once. */
export function indexWorks(citations: readonly Citation[]): WorkIndex {
  const found = new Map<string, Problem[]>();
  for (const [url, group] of Map.groupBy(citations, ({ url }) => url.replace(/\/$/, ""))) {
    if (url === "" || group.length < 2) continue;
    for (const { at, message } of [...titles(group), ...dates(group), ...types(group)]) {
      const problem = { field: at.field, message };
      const list = found.get(at.path);
      if (list) list.push(problem);
      else found.set(at.path, [problem]);
    }
  }
  return { problemsOf: (path) => found.get(path) ?? [] };
}

interface Odd {
  at: Citation;
  message: string;
}

function titles(group: readonly Citation[]): Odd[] {
  const most = leader(group, (one, other) => sameWork(one.title, other.title));
  return group
    .filter(({ title }) => most && !sameWork(title, most.title))
    .map((at) => ({
      at,
      message: `is called "${at.title}", and ${placeOf(most)} has the same address as "${most?.title}": give both one title, and put what you cite of the work behind it, after a comma, a colon or in brackets`,
    }));
}

function dates(group: readonly Citation[]): Odd[] {
  const dated = group.filter(({ date }) => date !== null);
  const most = leader(
    dated.filter(({ date }) => date !== ""),
    (one, other) => one.date === other.date,
  );
  return dated
    .filter(({ date }) => most && date !== most.date)
    .map((at) => ({
      at,
      message: `${at.date === "" ? "has no date" : `is dated ${at.date}`}, and ${placeOf(most)} dates the same address ${most?.date}: write one date in both`,
    }));
}

function types(group: readonly Citation[]): Odd[] {
  const typed = group.filter(({ type }) => type);
  const most = leader(typed, (one, other) => one.type === other.type);
  return typed
    .filter(({ type }) => most && type !== most.type)
    .map((at) => ({
      at,
      message: `has the type ${at.type}, and ${placeOf(most)} gives the same address the type ${most?.type}: write one type in both`,
    }));
}

/** The citation that most agree with; of several, the first. */
function leader(
  group: readonly Citation[],
  agree: (one: Citation, other: Citation) => boolean,
): Citation | undefined {
  const votes = group.map((one) => group.filter((other) => agree(one, other)).length);
  return group[votes.indexOf(Math.max(...votes))];
}

const placeOf = (citation: Citation | undefined) => `${citation?.path} in ${citation?.field}`;

/** A mark behind which a part of a work is named, and where a title may end. */
const mark = /[,:] | \(/;
const atMark = /^(?:[,:] | \(|$)/;

/**
 * Whether two titles are of one work: what both begin with is one of them, or has a maker and a work. So
 * "smb.conf(5), Samba manual: krb5 port" and "smb.conf(5), Samba manual: nbt port" are, "Moby: a" and "Moby: b" are not.
 */
export function sameWork(one: string, other: string): boolean {
  let end = 0;
  while (end < one.length && one[end] === other[end]) end++;
  for (; end > 0; end--) if (atMark.test(one.slice(end)) && atMark.test(other.slice(end))) break;
  const both = one.slice(0, end);
  return both === one || both === other || mark.test(both);
}
