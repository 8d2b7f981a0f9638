import { expect, test } from "vitest";
import { accountEvent, accountEvents, describeAccountEvent } from "./account-events";

test.each(Object.keys(accountEvents))("%s reads well, also from before it had any details", (name) => {
  const sentence = describeAccountEvent(name, {});
  expect(sentence).toMatch(/^[A-Z][a-zA-Z ,-]+[a-z]$/);
  expect(sentence).not.toMatch(/null|undefined/);
});

test("no two events read alike, for a person must tell them apart", () => {
  const words = Object.values(accountEvents).map((record) => record.words);
  expect(new Set(words).size).toBe(words.length);
});

test("which session and which token it was is said where it is known", () => {
  expect(describeAccountEvent("session.revoked", { browser: "Firefox on Linux" })).toBe(
    "Session ended: Firefox on Linux",
  );
  expect(describeAccountEvent("session.revoked", { browser: null })).toBe("Session ended");
  expect(describeAccountEvent("token.created", { token: "Nightly export" })).toBe("API token created: Nightly export");
  expect(describeAccountEvent("token.revoked", { token: "Nightly export" })).toBe("API token revoked: Nightly export");
});

test("a name that the list no longer has stands for itself", () => {
  expect(describeAccountEvent("account.crowned", {})).toBe("account.crowned");
  expect(describeAccountEvent("constructor", {})).toBe("constructor");
});

test("details are those of the record, and where there are none they may be left out", () => {
  expect(accountEvent("code.sent", "usr_1", { way: "sms" })).toEqual({
    scope: "account",
    name: "code.sent",
    userId: "usr_1",
    details: { way: "sms" },
  });
  expect(accountEvent("name.changed", "usr_1")).toMatchObject({ details: {} });
  expect(accountEvent("password.changed", "usr_1", {}, "evt_1")).toMatchObject({ id: "evt_1" });
  const claimed: { way: string } = Object.assign({ way: "sms" }, { password: "no business here" });
  expect(() => accountEvent("code.sent", "usr_1", claimed)).toThrow(/password/);
});
