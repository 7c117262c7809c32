/** "tcp" → "TCP". */
export const upper = (transport: string) => transport.toUpperCase();

/** ["a"] → "a" · ["a", "b"] → "a and b" · ["a", "b", "c"] → "a, b and c". */
export function list(items: readonly string[], last = "and"): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1) ?? ""}`;
}

/** 48128 → "48,128"; a port number is never written so. */
export const count = (amount: number) => String(amount).replaceAll(/\B(?=(\d{3})+$)/g, ",");

/** Names of the systems that many readers use, each once. */
export const systems = (rows: readonly { system: string; common: boolean }[]) => [
  ...new Set(rows.filter(({ common }) => common).map(({ system }) => system)),
];

const encryption = {
  clear: "in the clear",
  encrypted: "encrypted",
  either: "in the clear, or encrypted if set up so",
};

/** How a use protects what it sends, in words. */
export const encryptionWords = (kind: keyof typeof encryption | undefined) =>
  kind ? encryption[kind] : "its own protection";

const months = "January February March April May June July August September October November December".split(
  " ",
);

/** 2015-07-30 → "30 July 2015" · 2015-07 → "July 2015" · 2015 → "2015"; anything else is returned as it is. */
export function date(iso: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(iso);
  if (!match) return iso;
  const [, year = "", month, day] = match;
  if (!month) return year;
  const name = months[Number(month) - 1] ?? month;
  return day ? `${Number(day)} ${name} ${year}` : `${name} ${year}`;
}
