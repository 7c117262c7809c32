import { describe, expect, test } from "vitest";
import { clientAddress, networkOf } from "../../../src/feedback/network.ts";
import { createRateLimit } from "../../../src/feedback/rate.ts";

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["::ffff:c000:201", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "20010db800010002/64"],
  ["2001:DB8:1:2::9", "20010db800010002/64"],
  ["2001:db8:1:3::9", "20010db800010003/64"],
  ["fe80::1%eth0", "fe80000000000000/64"],
  ["::1", "0/64"],
  ["somewhere", "unknown"],
  [undefined, "unknown"],
])("the network of %s is %s", (address, network) => expect(networkOf(address)).toBe(network));

test.each([
  [0, "198.51.100.1", "10.0.0.9"],
  [1, null, "10.0.0.9"],
  [1, "198.51.100.1", "198.51.100.1"],
  [1, "1.1.1.1, 198.51.100.1", "198.51.100.1"],
  [2, "1.1.1.1,198.51.100.1 , 10.0.0.1", "198.51.100.1"],
  [2, "198.51.100.1", "10.0.0.9"],
  [1, "198.51.100.1:5678", "198.51.100.1"],
  [1, "[2001:db8::1]:443", "2001:db8::1"],
  [1, "2001:db8::1", "2001:db8::1"],
  [1, "unknown", "10.0.0.9"],
  [1, "", "10.0.0.9"],
])("behind %i proxies, X-Forwarded-For: %s is %s", (proxies, forwarded, address) =>
  expect(clientAddress(forwarded, proxies, "10.0.0.9")).toBe(address),
);

describe("a limit of 60 in a minute", () => {
  test("lets 60 through at once, then one a second", () => {
    let time = 0;
    const wait = createRateLimit(60, () => time);
    expect(Array.from({ length: 60 }, () => wait("a")).every((seconds) => seconds === 0)).toBe(true);
    expect(wait("a")).toBe(1);
    time += 1000;
    expect([wait("a"), wait("a")]).toEqual([0, 1]);
  });

  test("is never saved up beyond a minute", () => {
    let time = 0;
    const wait = createRateLimit(2, () => time);
    wait("a");
    time += 3_600_000;
    expect([wait("a"), wait("a"), wait("a")]).toEqual([0, 0, 30]);
  });

  test("forgets the network that was quiet for longest, so that memory has an end", () => {
    const wait = createRateLimit(1, () => 0);
    wait("first");
    for (let network = 0; network < 20_000; network += 1) wait(`n${network}`);
    expect([wait("n19999"), wait("first")]).toEqual([60, 0]);
  });

  test("of 0 is none", () => {
    const wait = createRateLimit(0);
    expect(Array.from({ length: 1000 }, () => wait("a")).some(Boolean)).toBe(false);
  });
});
