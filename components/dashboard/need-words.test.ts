import { expect, test } from "vitest";
import { ends, namedOf, staleTitle, withoutTwoFactorTitle } from "./need-words";

test.each([
  [["Vera"], 1, "Vera"],
  [["Vera", "Piotr"], 2, "Vera and Piotr"],
  [["Vera", "Piotr", "Mia"], 3, "Vera, Piotr and Mia"],
  [["Vera", "Piotr", "Mia", "Jo"], 7, "Vera, Piotr, Mia and 4 more"],
  [["Vera", "Piotr", "Mia", "Jo"], null, "Vera, Piotr, Mia and many more"],
])("%j of %s", (names, count, words) => {
  expect(namedOf(names, count)).toBe(words);
});

test("who has no two-factor authentication is counted as far as anybody counts", () => {
  expect(withoutTwoFactorTitle(1)).toBe("1 person has no two-factor authentication");
  expect(withoutTwoFactorTitle(2)).toBe("2 people have no two-factor authentication");
  expect(withoutTwoFactorTitle(null)).toBe("More than 1,000 people have no two-factor authentication");
});

test("a stale account says who, with which power, and for how long", () => {
  const tom = { memberId: "mem_1", name: "Tom Ashby", days: 68, hasSignedIn: true };
  const administrator = { key: "administrator", label: "Administrator" };
  expect(staleTitle({ ...tom, role: administrator })).toBe(
    "Tom Ashby, an administrator, has not signed in for 68 days",
  );
  expect(staleTitle({ ...tom, role: { key: null, label: "Doorkeeper" }, hasSignedIn: false })).toBe(
    "Tom Ashby, whose role is Doorkeeper, joined 68 days ago and has never signed in",
  );
});

test.each([
  [0, "ends today"],
  [1, "ends tomorrow"],
  [3, "ends in 3 days"],
])("an invitation with %d days left", (days, words) => {
  expect(ends({ days })).toBe(words);
});
