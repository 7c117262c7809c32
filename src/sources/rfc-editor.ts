import { z } from "zod";
import { rfc, type Rfc } from "../schemas/sources.ts";

/** Where the RFC Editor tells of one RFC in JSON. */
export const rfcAddress = (number: number) => `https://www.rfc-editor.org/rfc/rfc${number}.json`;

const months = "January February March April May June July August September October November December".split(
  " ",
);

/** "March 1997" → "1997-03"; dates of 1 April name the day, too. */
const month = z.string().transform((text, context) => {
  const [, name = "", year = ""] =
    /^(?:\d{1,2} )?([A-Z][a-z]+) (?:\d{1,2}, )?(\d{4})$/.exec(text.trim()) ?? [];
  const number = months.indexOf(name) + 1;
  if (number > 0) return `${year}-${String(number).padStart(2, "0")}`;
  context.addIssue({ code: "custom", message: `is "${text}", not a month such as March 1997` });
  return z.NEVER;
});

const designation = z
  .string()
  .regex(/^RFC\s?0*\d+$/i)
  .transform((text) => Number(text.replaceAll(/\D/g, "")));

/** What we read of the RFC Editor's answer; it has more. */
const answer = z.object({
  doc_id: designation,
  title: z.string().transform((text) => text.replaceAll(/\s+/g, " ").trim()),
  pub_date: month,
  status: z.string().toLowerCase(),
  obsoleted_by: z
    .array(z.string().trim())
    .transform((list) => list.filter(Boolean))
    .pipe(z.array(designation)),
});

/**
 * The row that an answer of the RFC Editor stands for.
 * @throws if it is not such an answer, or is about another RFC.
 */
export function readRfcAnswer(number: number, json: unknown): Rfc {
  const { doc_id, title, pub_date, status, obsoleted_by } = answer.parse(json);
  if (doc_id !== number) throw new Error(`asked for RFC ${number}, the answer is about RFC ${doc_id}`);
  const obsoletedBy = obsoleted_by.toSorted((a, b) => a - b);
  return rfc.parse({ number, title, date: pub_date, status, obsoletedBy });
}

/**
 * Asks the RFC Editor for one RFC.
 * @throws with the address and the reason, such as an RFC that does not exist or a network that does not answer.
 */
export async function askRfcEditor(number: number, fetcher: typeof fetch = fetch): Promise<Rfc> {
  const address = rfcAddress(number);
  try {
    const response = await fetcher(address, { signal: AbortSignal.timeout(20_000) });
    if (response.status === 404) throw new Error("there is no such RFC (404)");
    if (!response.ok) throw new Error(`answered ${response.status}`);
    return readRfcAnswer(number, await response.json());
  } catch (cause) {
    const reason =
      cause instanceof z.ZodError
        ? `the answer has another form: ${cause.issues.map(({ path, message }) => `${path.join(".")} ${message}`).join("; ")}`
        : cause instanceof Error
          ? cause.message
          : String(cause);
    throw new Error(`${address}: ${reason}`, { cause });
  }
}
