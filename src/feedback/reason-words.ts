import type { Reason } from "./terms.ts";

/** The key under which each reason stands in content/strings/feedback. */
export const reasonWords = {
  "wrong-fact": "wrongFact",
  "failed-command": "failedCommand",
  "missing-use": "missingUse",
  "hard-to-follow": "hardToFollow",
  other: "other",
} as const satisfies Record<Reason, string>;
