import { readFileSync } from "node:fs";

/** The last stage of a Dockerfile, as far as a container is made from it. */
export interface Image {
  /** What is copied into the working folder: source and target of each. */
  copies: readonly (readonly [string, string])[];
  /** Environment variables; those that come from a build argument are blank. */
  env: Readonly<Record<string, string>>;
  user: string | undefined;
  command: readonly string[];
  healthcheck: readonly string[];
}

const list = (text: string | undefined) => JSON.parse(text ?? "[]") as string[];

/** Reads the last stage of hosting/Dockerfile. */
export function readImage(): Image {
  const text = readFileSync("hosting/Dockerfile", "utf8").replaceAll(/\\\n\s*/g, "");
  const stage = text.slice(text.lastIndexOf("\nFROM "));
  const all = (instruction: string) =>
    [...stage.matchAll(new RegExp(`^${instruction} (.*)$`, "gm"))].map(([, rest = ""]) => rest);

  const variables = all("ENV").flatMap((line) => line.split(/\s+/));
  return {
    copies: all("COPY").map((line) => {
      const [from = "", to = ""] = line.replace(/^--from=\S+ /, "").split(" ");
      return [from.replace("/portolan/", ""), to] as const;
    }),
    env: Object.fromEntries(
      variables.map((pair) => [pair.replace(/=.*/, ""), pair.replace(/^[^=]*=/, "").replace(/^\$.*/, "")]),
    ),
    user: all("USER").at(-1),
    command: list(all("CMD").at(-1)),
    healthcheck: list(/CMD (\[.*\])/.exec(all("HEALTHCHECK").at(-1) ?? "")?.[1]),
  };
}

/** The packages that `npm ci --omit=dev` installs, from the project's folder. */
export function runtimePackages(): string[] {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
    packages: Record<string, { dev?: boolean; optional?: boolean; devOptional?: boolean; peer?: boolean }>;
  };
  return Object.entries(lock.packages)
    .filter(([path, { dev, optional, devOptional }]) => path !== "" && !dev && !devOptional && !optional)
    .map(([path]) => path);
}
