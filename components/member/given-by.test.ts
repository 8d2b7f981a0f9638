import { expect, test } from "vitest";
import { givenBy } from "./given-by";

const at = (day: string, time = "10:00") => `2025-09-${day}T${time}:00Z`;

test("what one person gave on one day is one line, and needs no list when it is everything", () => {
  expect(
    givenBy([
      { permission: "manage_users", by: "Adam Khan", at: at("09", "11:00") },
      { permission: "manage_settings", by: "Adam Khan", at: at("09", "11:00") },
      { permission: "view_activity", by: "Adam Khan", at: at("09") },
    ]),
  ).toEqual([{ by: "Adam Khan", at: at("09"), labels: null }]);
});

test("of several people or days each says what was given, in the order of time", () => {
  expect(
    givenBy([
      { permission: "manage_api_keys", by: null, at: at("11") },
      { permission: "send_texts", by: "Adam Khan", at: at("10") },
      { permission: "send_emails", by: "Adam Khan", at: at("10") },
      { permission: "send_letters", by: "Adam Khan", at: at("10") },
      { permission: "view_activity", by: "Adam Khan", at: at("12") },
    ]),
  ).toEqual([
    { by: "Adam Khan", at: at("10"), labels: "Send messages" },
    { by: null, at: at("11"), labels: "API integration" },
    { by: "Adam Khan", at: at("12"), labels: "See dashboard" },
  ]);
});

test("a part of a permission never reads as the whole of it", () => {
  const texts = { permission: "send_texts", by: "Adam Khan", at: at("09") } as const;
  expect(givenBy([texts]).map(({ labels }) => labels)).toEqual(["Send messages (only a part, which is not enough)"]);
  const rest = (["send_emails", "send_letters"] as const).map((permission) => ({ ...texts, permission, by: null }));
  expect(givenBy([texts, ...rest]).map(({ labels }) => labels)).toEqual([
    "Send messages (a part)",
    "Send messages (a part)",
  ]);
});
