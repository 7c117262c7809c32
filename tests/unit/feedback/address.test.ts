import { expect, test } from "vitest";
import { feedbackEndpoint, feedbackOrigin } from "../../../src/feedback/address.ts";

test.each([
  [undefined, "/api/feedback", undefined],
  ["  ", "/api/feedback", undefined],
  ["none", null, undefined],
  ["https://votes.example", "https://votes.example/api/feedback", "https://votes.example"],
  ["https://votes.example/v1/", "https://votes.example/v1/", "https://votes.example"],
  ["http://127.0.0.1:8080/?site=a", "http://127.0.0.1:8080/?site=a", "http://127.0.0.1:8080"],
])("FEEDBACK_URL=%s sends to %s and allows %s", (setting, endpoint, origin) => {
  expect(feedbackEndpoint(setting)).toBe(endpoint);
  expect(feedbackOrigin(setting)).toBe(origin);
});

test("a FEEDBACK_URL that is no address stops the build", () =>
  expect(() => feedbackEndpoint("votes.example")).toThrow(TypeError));
