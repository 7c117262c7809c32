/** Links into the repository that the text lives in. */
export interface Repository {
  /** Where a reader edits a file, given from the repository's top. */
  edit(file: string): string;
  /** Where a reader reports a problem with a port's page. */
  report(port: number): string;
}

/**
 * Links for a repository on a forge that speaks GitHub's addresses.
 * @param url `REPO_URL`; null comes back without one, and pages then show no such links.
 */
export function repository(url: string | undefined): Repository | null {
  if (!url) return null;
  const base = url.replace(/\/+$/, "");
  return {
    edit: (file) => `${base}/edit/main/${file}`,
    report: (port) => `${base}/issues/new?${new URLSearchParams({ title: `Port ${port}: ` }).toString()}`,
  };
}
