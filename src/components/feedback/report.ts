/** The longest address that forges and the servers before them take, in characters; one of 8 kB is refused by some. */
const longest = 7000;

/**
 * The address of a report with the section, and what the reader wrote, filled in.
 * @param base as made by src/ports/repository.ts: what is appended to it is read on
 * @param section the heading of a section; "" where none is known
 */
export function reportAddress(base: string, section: string, text: string): string {
  const room = longest - base.length;
  let rest = [section, text].filter((part) => part !== "").join("\n\n");
  while (encodeURIComponent(rest).length > room) rest = `${rest.slice(0, -50).replace(/\p{Cs}$/u, "")}…`;
  return base + encodeURIComponent(rest);
}
