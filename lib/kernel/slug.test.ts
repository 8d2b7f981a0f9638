import { expect, test } from "vitest";
import { slugField, slugProblem, suggestSlug } from "./slug";

test("a URL name is lower-case letters, digits and single hyphens", () => {
  for (const slug of ["ab", "northwind", "north-wind-2", "42", "x".repeat(40)]) expect(slugProblem(slug)).toBeNull();
  for (const slug of ["-ab", "ab-", "a--b", "Ab", "a_b", "a.b", "a b", "ä1", "a/b", "ab\n", "%2e"])
    expect(slugProblem(slug), slug).toBe("Use lower-case letters a to z, digits and single hyphens between them");
});

test("a URL name has 2 to 40 characters", () => {
  expect(slugProblem("")).toBe("Enter a URL name");
  for (const slug of ["a", "x".repeat(41)]) expect(slugProblem(slug)).toBe("URL names have 2 to 40 characters");
});

test("an organisation cannot take the place of a page of ours", () => {
  for (const slug of ["new", "admin", "api", "settings"]) expect(slugProblem(slug)).toBe("This URL name is reserved");
  expect(slugField.safeParse("new").success).toBe(false);
  expect(slugField.parse(" north-wind ")).toBe("north-wind");
});

test("a URL name is suggested from the organisation's name and can always be used", () => {
  expect(suggestSlug("Northwind Traders Ltd.")).toBe("northwind-traders-ltd");
  expect(suggestSlug("Café Straße & Söhne")).toBe("cafe-strasse-sohne");
  expect(suggestSlug("Løgumkloster Æbler")).toBe("logumkloster-aebler");
  expect(suggestSlug("Łódź İstanbul Þór Đakovo Ðe ısı Œuvre")).toBe("lodz-istanbul-thor-dakovo-de-isi-oeuvre");
  expect(suggestSlug("St. John's")).toBe("st-johns");
  expect(suggestSlug("Admin")).toBe("admin-team");
  expect(suggestSlug("Q")).toBe("q-team");
  expect(suggestSlug("李")).toBe("our-team");
  for (const name of ["", "---", "a".repeat(100), `${"a".repeat(39)} b`, "New", "😀 Team"])
    expect(slugProblem(suggestSlug(name)), name).toBeNull();
});
