/** What Node's --cpu-prof writes; times in microseconds. */
export interface CpuProfile {
  nodes: readonly {
    id: number;
    callFrame: { functionName: string; url: string };
    children?: readonly number[];
  }[];
  samples: readonly number[];
  timeDeltas: readonly number[];
}

/** Seconds by name, most first. */
export type Sums = readonly (readonly [name: string, seconds: number])[];

/** Who a function belongs to: a package, a folder of ours, a chunk of the bundled pages, Node, or the engine itself. */
export function ownerOf({ functionName, url }: { functionName: string; url: string }): string {
  const bundled = /\/dist\/\.prerender\/(?:.*\/)?([^/]+?)[._-][\w-]{8}\.m?js$/.exec(url)?.[1];
  if (bundled !== undefined) return `pages: ${bundled}`;
  const packaged = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (packaged !== undefined) return packaged;
  const own = /\/(src\/[^/]+(?=\/)|src\/[^/]+$)/.exec(url)?.[1];
  if (own !== undefined) return own;
  const builtIn = /^node:(?:internal\/)?(?:deps\/)?([^/]+)/.exec(url)?.[1];
  if (builtIn !== undefined) return `Node: ${builtIn}`;
  if (url !== "") return "other files";
  return functionName.startsWith("(") ? functionName : `native: ${functionName.split(":")[0] ?? ""}`;
}

/** Answers of the disk have nobody on their stack: while pages are rendered, they are about those being written. */
const rendering = "render of pages";
const writing = "writing of pages";
const disk =
  /^(?:openFileHandle|write\w+|close|mkdir|FileHandle|encodeUtf8String|fsync)\b|^node:(?:internal\/)?fs\b/;

/** Parts of a build, and what is on the stack in them; the first that fits a frame counts. */
const phases: readonly (readonly [name: string, frame: RegExp])[] = [
  ["check of the content", /\/src\/(?:rules\/|integrations\/articles)/],
  ["Pagefind", /\/node_modules\/pagefind\/|\/src\/integrations\/pagefind/],
  [
    "headers, sitemap, redirects",
    /\/src\/integrations\/(?:headers|header-files|sitemap|redirects|written-pages)/,
  ],
  ["content sync", /\/astro\/dist\/(?:content|core\/sync)\//],
  [
    "render of pages",
    /\/dist\/\.prerender\/|\/astro\/dist\/(?:runtime|core\/(?:app|render|request|routing))/,
  ],
  [writing, /\/astro\/dist\/core\/build\/generate/],
  [
    "Vite",
    /\/node_modules\/(?:vite|rolldown|@rolldown|@tailwindcss|tailwindcss|lightningcss|@mdx-js|micromark|@astrojs\/mdx)/,
  ],
  ["Astro, the rest", /\/node_modules\/astro\//],
  ["command and start", /\/src\/cli\//],
];

const most = (sums: ReadonlyMap<string, number>): Sums =>
  [...sums].map(([name, microseconds]) => [name, microseconds / 1e6] as const).sort((a, b) => b[1] - a[1]);

/**
 * Adds up a profile: by who has the function that ran, and by part of the build. A sample belongs to the part of the
 * nearest frame that tells one; where none does (waiting, garbage collection, answers of the disk), to that before it.
 */
export function sumProfile(profile: CpuProfile): { owners: Sums; phases: Sums } {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])),
  );
  const phaseOfNode = new Map<number, string | undefined>();
  const phaseOf = (id: number | undefined): string | undefined => {
    if (id === undefined) return undefined;
    if (phaseOfNode.has(id)) return phaseOfNode.get(id);
    const url = nodes.get(id)?.callFrame.url ?? "";
    const phase = phases.find(([, frame]) => frame.test(url))?.[0] ?? phaseOf(parents.get(id));
    phaseOfNode.set(id, phase);
    return phase;
  };

  const [owners, byPhase] = [new Map<string, number>(), new Map<string, number>()];
  const add = (sums: Map<string, number>, name: string, time: number) =>
    sums.set(name, (sums.get(name) ?? 0) + time);
  let phase = "command and start";
  for (const [at, id] of profile.samples.entries()) {
    const time = profile.timeDeltas[at] ?? 0;
    const frame = nodes.get(id)?.callFrame ?? { functionName: "(unknown)", url: "" };
    const own = phaseOf(id);
    const written = own === undefined && (disk.test(frame.functionName) || disk.test(frame.url));
    phase = own ?? phase;
    add(byPhase, written && phase === rendering ? writing : phase, time);
    add(owners, ownerOf(frame), time);
  }
  return { owners: most(owners), phases: most(byPhase) };
}
