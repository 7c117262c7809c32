import { describe, expect, test } from "vitest";
import { rankPorts, weights } from "../../../src/desk/rank.ts";
import { known, portsOf, record, use } from "../../support/world.ts";

const article = { related: [3] };
const ports = portsOf(
  {
    6: [record("tcp", "assigned", ["only-registered"]), record("udp", "unassigned")],
    3: [record("tcp", "unassigned", [], { reports: [known("nv uses it")] }), record("udp", "unassigned")],
  },
  {
    uses: [
      use(2, "A dev server", { risk: "low" }),
      use(3, "Two", { risk: "high", confidence: "reported", aka: ["deux"] }),
      use(3, "Three", { kind: "protocol" }),
    ],
    twins: [{ clear: 3, encrypted: 4, protocol: "Three", source: { title: "T", url: "https://t.org/" } }],
  },
);
const all = [2, 3, 4, 5, 6].map((port) => ports.get(port));
const order = (...args: Parameters<typeof rankPorts>) => rankPorts(...args).map(({ port }) => port);

describe("ports that deserve an article", () => {
  test("come by the sum of what speaks for them, and not for a registration alone", () => {
    expect(order(all, new Set())).toEqual([3, 2]);
  });

  test("have each reason with its points, the weightiest first", () => {
    const [first] = rankPorts(all, new Set());
    expect(first).toEqual({
      port: 3,
      name: ports.get(3).name,
      points: 12 + 0.5 + 5 + 3 + 3 + 0.5,
      reasons: [
        { points: 12.5, text: "2 uses: Two (reported), Three (documented)" },
        { points: 5, text: "high risk if strangers reach it: Two" },
        { points: 3, text: "IANA: “nv uses it” (as of 1 January 2026)" },
        { points: 3, text: "encrypted twin 4 (unassigned)" },
        { points: 0.5, text: "people also type deux" },
      ],
    });
  });

  test("leave out those that have a file, finished or not", () => {
    expect(order(all, new Set([3]))).toEqual([2]);
  });

  test("rise when readers are not helped, up to a limit", () => {
    const voice = { helpful: 2, unsure: 0, unhelpful: 8, remarks: 1 };
    const [first] = rankPorts(all, new Set(), new Map([[6, voice]]));
    expect(first?.port).toBe(6);
    expect(first?.reasons[0]).toEqual({
      points: 2 * weights.helpful + 8 * weights.unhelpful + weights.remark,
      text: "readers: 8 unhelpful, 2 helpful, 1 remark",
    });
    const loud = new Map([[6, { ...voice, remarks: 1000 }]]);
    expect(rankPorts(all, new Set(), loud)[0]?.reasons[0]?.points).toBe(weights.voicesMost);
  });

  test("rise when articles send their readers there", () => {
    const written = { ...ports.get(80), article } as unknown as ReturnType<typeof ports.get>;
    const found = rankPorts([...all, written], new Set([80])).find(({ port }) => port === 3);
    expect(found?.reasons).toContainEqual({ points: 2, text: "articles send readers here: 80" });
  });
});
