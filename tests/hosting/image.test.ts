import { spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freePort } from "../support/free-port.ts";
import { readImage, runtimePackages } from "../support/image.ts";

/** Whether `npm run test:hosting` is what runs; only then is there a built site. */
const here = process.env["TEST_HOSTS"] !== undefined;

const image = readImage();

/** The user `node` of the image; who is not root stays who they are. */
const user = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};

/** The part of the built site that is looked at. */
const served = ["index.html", "404.html", "thanks.html", "headers.json", "ports/770.html"];

/** Lays out what the last stage of the image holds, from this project, and returns its working folder. */
function layOut(folder: string): string {
  chmodSync(folder, 0o755);
  for (const [from, to] of image.copies) {
    const target = join(folder, to);
    if (from === "node_modules")
      for (const path of runtimePackages()) cpSync(path, join(folder, path), { recursive: true });
    else if (from === "dist") for (const file of served) cpSync(join(from, file), join(target, file));
    else cpSync(from, target, { recursive: true });
  }
  return folder;
}

test("the image runs as another user than root, and has all that .dockerignore leaves", () => {
  expect(image.user).toBe("node");
  const ignored = spawnSync("grep", ["-vE", "^$", ".dockerignore"], { encoding: "utf8" }).stdout.split("\n");
  expect(image.copies.map(([from]) => from)).toEqual([
    "node_modules",
    "package.json",
    "src",
    "content",
    "dist",
  ]);
  for (const name of ["src", "content", "public", "package.json", "astro.config.mjs"])
    expect(ignored).not.toContain(name);
});

test.skipIf(!here)(
  "what is in the image is enough to serve pages, to keep a rating, and to be found healthy",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "portolan-image-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const cwd = layOut(folder);
    // The folder of the project may be closed to that user, and Node stands in it.
    const node = join(folder, "node");
    cpSync(process.execPath, node);
    const data = join(folder, "data");
    mkdirSync(data);
    if (user.uid !== undefined) chownSync(data, user.uid, user.gid);

    const [, ...args] = image.command;
    const port = await freePort();
    const own = { HOST: "127.0.0.1", PORT: String(port), DATABASE_URL: `file:${data}/feedback.db` };
    const env = { PATH: process.env["PATH"], ...image.env, ...own };
    const server = spawn(node, args, { cwd, env, ...user, stdio: ["ignore", "pipe", "pipe"] });
    onTestFinished(() => void server.kill("SIGKILL"));
    let said = "";
    for (const stream of [server.stdout, server.stderr])
      stream.on("data", (chunk: Buffer) => (said += chunk.toString()));

    const healthy = () =>
      spawnSync(node, image.healthcheck.slice(1), { cwd, env, ...user, timeout: 5000 }).status;
    await expect.poll(() => healthy(), { timeout: 20_000, message: said }).toBe(0);

    const at = `http://127.0.0.1:${port}`;
    expect((await fetch(`${at}/ports/770`)).status).toBe(200);
    const body = JSON.stringify({ page: "/ports/770", rating: "helpful" });
    const headers = { "content-type": "application/json" };
    expect((await fetch(`${at}/api/feedback`, { method: "POST", headers, body })).status).toBe(201);
    expect(existsSync(join(data, "feedback.db"))).toBe(true);

    server.kill("SIGTERM");
    const code = await new Promise((resolve) => server.once("close", resolve));
    expect([code, said]).toEqual([0, expect.not.stringContaining("Error")]);
    expect(healthy()).toBe(1);
  },
);
