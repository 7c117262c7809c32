import { z } from "zod";

/** One line of text, as a reader sees it, of at most so many characters: its place has no room for more. */
const text = (most: number, hint: string) =>
  z
    .string()
    .min(1)
    .max(most)
    .regex(/^(?:\S(?:.*\S)?)?$/, "has a blank at an end, or a new line: make it one line without")
    .regex(/^[^<>]*$/, "has < or >: write plain text, without markup")
    .refine((line) => !/\p{Cc}/u.test(line), "has control characters: type it again")
    .describe(hint);

/** The same without places to fill in. */
const plain = (most: number, hint: string) =>
  text(most, hint).refine((line) => !/[{}]/.test(line), "has { or }: nothing is filled in here, remove them");

/** Where a number comes: written without a plural, since languages have up to six. */
const counted = (most: number, hint: string) =>
  text(most, hint).refine(
    (line) => /^[^{}]*\{count\}[^{}]*$/.test(line),
    "has not {count} in it once: put it where the number belongs",
  );

const shape = {
  direction: z
    .enum(["ltr", "rtl"])
    .describe("ltr for a script that is read from the left, rtl for one from the right"),
  question: plain(60, "the heading above the three faces"),
  unhelpful: plain(24, "under the sad face 😔"),
  unsure: plain(24, "under the doubting face 🤨: the reader does not know whether the page helped"),
  helpful: plain(24, "under the glad face 😃"),
  earlier: plain(120, "when the reader comes again: the pressed face is the answer of last time"),
  sending: plain(40, "while an answer is under way"),
  stored: plain(120, "when the answer is stored: thanks for it, and says that it can be changed"),
  whatWasWrong: plain(60, "the heading above the reasons below, after a sad or doubting face"),
  wrongFact: plain(60, "a reason: something that the page says is not true"),
  failedCommand: plain(60, "a reason: a command of the page, typed into a terminal, did not work"),
  missingUse: plain(60, "a reason: something that uses this port is not on the page"),
  hardToFollow: plain(60, "a reason: the text is hard to understand"),
  other: plain(60, "a reason: none of the above"),
  comment: plain(60, "the name of the text box; it may be left empty"),
  commentHint: plain(120, "under the text box: who reads it, and that personal data do not belong there"),
  left: counted(60, "how many characters fit into the text box yet: {count} stands for the number"),
  send: plain(20, "the button that sends reason and comment"),
  kept: plain(200, "no connection: nothing stored yet, kept on this device, sent by itself later"),
  notKept: plain(200, "the same where the browser keeps nothing: the page has to stay open"),
  retry: plain(30, "the button that sends again at once"),
  refused: plain(80, "the server says no; its reason, in English, follows after the colon"),
  noRatings: plain(160, "there is nothing at this address that stores answers, so this one is not stored"),
  report: plain(40, "a link to the tracker of problems"),
  edit: plain(40, "a link to the page's text in the repository"),
  thanks: plain(40, "the heading of the page that says thanks"),
  back: plain(40, "a link back to the page of the port"),
  notStored: plain(80, "the heading of a page that says what went wrong"),
  tooMany: plain(160, "on that page: the reader's network sent too much, so wait"),
  tryLater: plain(160, "on that page: a trouble of ours that passes, so try again soon"),
  goBack: plain(160, "on that page: the browser's button Back leads to the form as it was filled in"),
  home: plain(40, "a link to the first page of the site"),
};

/** What to write into a key that is missing: what a translator is told of it. */
const mends = Object.fromEntries(
  Object.entries(shape).map(([key, schema]) => [key, schema.description ?? ""]),
);

/** The words of the feedback form in one language. content/strings/feedback/<tag>.json */
export const feedbackWords = z.strictObject(shape).meta({ mends });
export type FeedbackWords = z.output<typeof feedbackWords>;
