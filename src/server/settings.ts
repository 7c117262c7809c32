import { z } from "zod";
import { parseDatabaseUrl } from "../feedback/database-url.ts";

const wholeNumber = (from: number, to: number) => {
  const message = `is not a whole number from ${from} to ${to}: give one, in digits only`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= from && value <= to, message);
};

const webUrl = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.hash;
  return plain ? url : undefined;
};

const isOrigin = (text: string) => {
  const url = webUrl(text);
  return url !== undefined && url.pathname === "/" && !url.search;
};

const originOf = (text: string) => new URL(text).origin;

const address = z
  .string()
  .refine(
    (text) => webUrl(text) !== undefined,
    "is not a web address: give one that starts with https:// or http://, without a password or #",
  );

/** Every environment variable that Portolan reads; a blank one counts as absent. */
export const variables = z.object({
  /** The local address to listen on: 127.0.0.1 for this machine only, 0.0.0.0 or :: for the network. */
  HOST: z
    .string()
    .regex(
      /^(?:[A-Za-z0-9._-]+|[0-9A-Fa-f:.]+)$/,
      "is not a host: give an address or a name without scheme and port, such as 127.0.0.1",
    )
    .default("127.0.0.1"),

  /** The TCP port to listen on, 0–65535; 0 takes any free one. */
  PORT: wholeNumber(0, 65535).default(4321),

  /**
   * Where ratings are kept: `file:` and the path of an SQLite file, relative to the working directory and with
   * `?max_page_count=` where it may not grow without limit, or `postgres://user:password@host:5432/database` with
   * `?sslmode=` and whatever else pg understands.
   */
  DATABASE_URL: z
    .string()
    .superRefine((text, context) => {
      const parsed = parseDatabaseUrl(text);
      if ("problem" in parsed) context.addIssue({ code: "custom", message: parsed.problem });
    })
    .default("file:./data/feedback.db"),

  /** The public origin of the site. Absent: no canonical links, no sitemap, no Strict-Transport-Security. */
  SITE_URL: z
    .string()
    .refine(isOrigin, "is not an origin: give scheme and host only, such as https://portolan.example")
    .transform(originOf)
    .optional(),

  /** The public repository of the site. Absent: no links to edit a page or report a problem. */
  REPO_URL: address.transform((text) => text.replace(/\/+$/, "")).optional(),

  /** Where the pages send ratings: an address elsewhere, or `none` for pages without the form. Absent: to their own host. */
  FEEDBACK_URL: z
    .string()
    .refine(
      (text) => text === "none" || webUrl(text) !== undefined,
      "is not a web address: give one that starts with https:// or http://, without a password or #, or none for pages without the form",
    )
    .optional(),

  /** What authors show to see ratings under /admin/feedback, at least 16 characters. Absent: there is no such page. */
  FEEDBACK_TOKEN: z.string().min(16, "is too short: give at least 16 characters, drawn at random").optional(),

  /** How many ratings one network (IPv4 /32, IPv6 /64) may send in a minute; 0 is no limit. */
  FEEDBACK_RATE: wholeNumber(0, 1_000_000).default(30),

  /** Other origins whose pages may post ratings here, separated by commas or blanks. */
  FEEDBACK_ORIGINS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .refine(
      (origins) => origins.every(isOrigin),
      "is not a list of origins: give scheme and host of each, such as https://portolan.example",
    )
    .transform((origins) => origins.map(originOf))
    .default([]),

  /** How many proxies of yours stand in front and each add one entry to X-Forwarded-For; 0 ignores the header. */
  TRUST_PROXY: wholeNumber(0, 9).default(0),

  /** What is written of each request: `json`, one line on standard output without personal data, or `off`. */
  LOG: z.enum(["json", "off"], "is not known: give json or off").default("json"),
});
export type Settings = z.output<typeof variables>;

/** A value as an error may show it: a password may hold anything, so all before the last @ goes. */
const withoutSecret = (name: string, text: string) =>
  name === "FEEDBACK_TOKEN"
    ? "***"
    : text.replace(/\/\/.*@/s, "//***@").replace(/([?&]\w*password=)[^&]*/gi, "$1***");

/**
 * The settings that the environment gives, with defaults for the rest.
 * @throws one Error that names every bad variable, its value, what is wrong and the mend.
 * @example readSettings({ PORT: "8080" }).PORT // 8080
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const names = Object.keys(variables.shape);
  const given = Object.fromEntries(
    names.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  );
  const result = variables.safeParse(given);
  if (result.success) return result.data;

  const lines = result.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return `  ${name}=${JSON.stringify(withoutSecret(name, String(given[name])))} ${message}`;
  });
  const count = lines.length === 1 ? "One setting is wrong" : `${lines.length} settings are wrong`;
  throw new Error(`${count}:\n${lines.join("\n")}`);
}
