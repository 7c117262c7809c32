import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** What Chromium and its family are called on a PATH. */
const commands = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
];

/** Where installers put them on systems that keep programs off the PATH. */
const applications: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ["Google Chrome", "Chromium", "Microsoft Edge"].map((name) => `${name}.app/Contents/MacOS/${name}`),
  win32: ["Google\\Chrome\\Application\\chrome.exe", "Chromium\\Application\\chrome.exe"].concat(
    "Microsoft\\Edge\\Application\\msedge.exe",
  ),
};

const folders = (platform: NodeJS.Platform, env: Record<string, string | undefined>) =>
  platform === "darwin"
    ? ["/Applications", join(env["HOME"] ?? "/", "Applications")]
    : [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]].filter(
        (path) => path !== undefined,
      );

const isProgram = (path: string) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The programs of Chromium's family that an operating system's own places hold, likeliest first. */
export function installedBrowsers(
  platform: NodeJS.Platform = process.platform,
  env: Record<string, string | undefined> = process.env,
): string[] {
  const paths = (env["PATH"] ?? "").split(delimiter).filter(Boolean);
  const onPath =
    platform === "win32" ? [] : commands.flatMap((name) => paths.map((path) => join(path, name)));
  const elsewhere = (applications[platform] ?? []).flatMap((application) =>
    folders(platform, env).map((folder) => join(folder, application)),
  );
  return [...onPath, ...elsewhere].filter(isProgram);
}
