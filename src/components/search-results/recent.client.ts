/** A look-up that led somewhere. */
export interface Recent {
  query: string;
  path: string;
  /** What it led to: "5432 PostgreSQL". */
  title: string;
}

const key = "lookups";
const most = 8;

/** Only paths of this site: what is stored may be old, or another's. */
const sound = (one: unknown): one is Recent => {
  const { query, path, title } = (one ?? {}) as Partial<Recent>;
  return typeof query === "string" && typeof title === "string" && /^\/[a-z]+[\w/#-]*$/.test(path ?? "");
};

/** The latest look-ups of this device, newest first; none where storage is refused. */
export function recents(): readonly Recent[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(stored) ? stored.filter(sound).slice(0, most) : [];
  } catch {
    return [];
  }
}

function store(list: readonly Recent[]): void {
  try {
    if (list.length > 0) localStorage.setItem(key, JSON.stringify(list));
    else localStorage.removeItem(key);
  } catch {
    // Then nothing is kept.
  }
}

/** Forgets one look-up, or all. */
export const forget = (query?: string) =>
  store(query === undefined ? [] : recents().filter((one) => one.query !== query));

/** Keeps a look-up; the same one is kept once. */
export function remember({ query, path, title }: Recent): void {
  const text = query.trim().slice(0, 100);
  if (text === "") return;
  const others = recents().filter((one) => one.query !== text);
  store([{ query: text, path, title: title.slice(0, 100) }, ...others].slice(0, most));
}
