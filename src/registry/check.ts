/** How many differing lines of a file are shown. */
const shownLines = 5;

/**
 * Where two texts of a file first differ, line by line.
 * @returns lines for a reader; none if the texts are the same.
 */
export function differences(name: string, committed: string, fresh: string): string[] {
  if (committed === fresh) return [];
  const [old, now] = [committed.split("\n"), fresh.split("\n")];
  const found: string[] = [];
  for (let index = 0; index < Math.max(old.length, now.length) && found.length < shownLines * 3; index++)
    if (old[index] !== now[index])
      found.push(
        `${name}, line ${index + 1}:`,
        `  committed: ${old[index] ?? "(no line)"}`,
        `  sources:   ${now[index] ?? "(no line)"}`,
      );
  return found;
}
