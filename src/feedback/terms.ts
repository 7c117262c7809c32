/** How well a page helped. */
export const ratings = ["helpful", "unsure", "unhelpful"] as const;
export type Rating = (typeof ratings)[number];

/** What was wrong with a page. */
export const reasons = ["wrong-fact", "failed-command", "missing-use", "hard-to-follow", "other"] as const;
export type Reason = (typeof reasons)[number];

/** The longest comment, in UTF-16 units: what `maxlength` counts in the browser. */
export const commentCharacters = 1000;

/** The largest request, in bytes. */
export const bodyBytes = 4096;
