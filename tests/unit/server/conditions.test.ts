import { expect, test } from "vitest";
import { matches, parseRange } from "../../../src/server/conditions.ts";
import { chooseEncoding } from "../../../src/server/encodings.ts";

test.each([
  ["bytes=0-0", { first: 0, last: 0 }],
  ["bytes=0-99", { first: 0, last: 99 }],
  ["bytes=990-", { first: 990, last: 999 }],
  ["bytes=990-5000", { first: 990, last: 999 }],
  ["bytes=-10", { first: 990, last: 999 }],
  ["bytes=-5000", { first: 0, last: 999 }],
  ["BYTES= 5-6 ", { first: 5, last: 6 }],
  ["bytes=1000-", "unsatisfiable"],
  ["bytes=5000-6000", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=6-5", "ignore"],
  ["bytes=-", "ignore"],
  ["bytes=", "ignore"],
  ["bytes=a-b", "ignore"],
  ["bytes=0-1,5-6", "ignore"],
  ["lines=0-1", "ignore"],
  ["bytes=9999999999999999999-", "ignore"],
  [null, "ignore"],
])("Range: %s of 1000 bytes is %o", (header, range) => expect(parseRange(header, 1000)).toEqual(range));

test("no range is in an empty file", () => expect(parseRange("bytes=0-", 0)).toBe("unsatisfiable"));

test.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ["*", true],
  ['"b"', false],
  ["a", false],
  ["", false],
  [null, false],
])("If-None-Match: %s", (header, same) => expect(matches(header, '"a"')).toBe(same));

test.each([
  [undefined, "identity"],
  ["", "identity"],
  ["gzip, deflate, br, zstd", "br"],
  ["gzip", "gzip"],
  ["x-gzip", "gzip"],
  ["BR", "br"],
  ["br;q=0.5, gzip", "gzip"],
  ["br;q=0, gzip;q=0.1", "gzip"],
  ["br;q=0, gzip;q=0", "identity"],
  ["identity", "identity"],
  ["identity, br;q=0.5", "identity"],
  ["*", "br"],
  ["*;q=0", "identity"],
  ["br;q=0, *", "gzip"],
  ["identity;q=0", "identity"],
  ["deflate", "identity"],
  ["zstd;q=1, nonsense;q=x", "identity"],
])("Accept-Encoding: %s is answered with %s", (header, encoding) =>
  expect(chooseEncoding(header)).toBe(encoding),
);
