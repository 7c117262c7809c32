/** What a report of a problem says before the reader writes. */
export interface ReportFacts {
  port: number;
  /** The file of the page's prose, from the repository's top. */
  file: string;
  /** The day of the newest source of the registry snapshot. */
  registry: string;
}

/** Links into the repository that the text lives in. */
export interface Repository {
  /** Where a reader edits a file, given from the repository's top. */
  edit(file: string): string;
  /**
   * Where a reader reports a problem with a port's page: an issue with title and text filled in. The text comes last in
   * the address and ends where the section belongs, so that what is appended, percent-encoded, is read on.
   */
  report(facts: ReportFacts): string;
}

type Forge = "github" | "gitlab" | "forgejo";

/** Hosts whose names do not say what runs there. */
const known: Record<string, Forge> = {
  "codeberg.org": "forgejo",
  "framagit.org": "gitlab",
  "salsa.debian.org": "gitlab",
  "invent.kde.org": "gitlab",
};

/** Which program's addresses a host understands; GitHub's, where its name does not tell. */
function forgeOf(url: string): Forge {
  const { hostname } = new URL(url);
  if (known[hostname]) return known[hostname];
  if (/(?:^|\.)gitlab\./.test(hostname)) return "gitlab";
  return /(?:^|\.)(?:forgejo|gitea)\./.test(hostname) ? "forgejo" : "github";
}

/** The address of a file in its editor, of a new issue, and its fields, as each forge has them. */
const addresses: Record<Forge, { edit: string; issue: string; title: string; body: string }> = {
  github: { edit: "edit", issue: "issues/new", title: "title", body: "body" },
  gitlab: { edit: "-/edit", issue: "-/issues/new", title: "issue[title]", body: "issue[description]" },
  forgejo: { edit: "_edit", issue: "issues/new", title: "title", body: "body" },
};

/**
 * Links for a repository on GitHub, GitLab, Forgejo, or a forge that speaks the addresses of one of them.
 * @param url `REPO_URL`; null comes back without one, and pages then show no such links.
 */
export function repository(url: string | undefined): Repository | null {
  if (!url) return null;
  const base = url.replace(/\/+$/, "");
  const { edit, issue, title, body } = addresses[forgeOf(base)];
  return {
    edit: (file) => `${base}/${edit}/main/${file}`,
    report: ({ port, file, registry }) => {
      const text = `File: ${file}\nRegistry: ${registry}\nSection: `;
      return `${base}/${issue}?${title}=${encodeURIComponent(`Port ${port}: `)}&${body}=${encodeURIComponent(text)}`;
    },
  };
}
