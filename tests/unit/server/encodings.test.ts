import { brotliCompressSync, constants } from "node:zlib";
import { expect, test } from "vitest";
import { encode } from "../../../src/server/encodings.ts";

const words = Array.from({ length: 10_000 }, (_, port) => `port ${port * 7919}`).join("; ");
const compressed = (bytes: Uint8Array, quality: number) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
    },
  }).byteLength;

test.each([
  ["a page", "text/html; charset=utf-8", 14_000, 5],
  ["a large page", "text/html; charset=utf-8", 70_000, 11],
  ["a style sheet", "text/css; charset=utf-8", 14_000, 11],
  ["a table", "application/json", 2_000, 11],
])("brotli works for %s as hard as it is worth", async (_, type, size, quality) => {
  const bytes = new TextEncoder().encode(words.slice(0, size));
  expect(compressed(bytes, 5)).not.toBe(compressed(bytes, 11));
  expect((await encode(bytes, "br", type)).byteLength).toBe(compressed(bytes, quality));
});
