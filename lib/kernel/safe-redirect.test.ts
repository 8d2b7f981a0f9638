import { describe, expect, test } from "vitest";
import { safeRedirect } from "./safe-redirect";

const appUrl = "https://rollcall.example";

const followed: ReadonlyArray<readonly [target: string, to: string]> = [
  ["/orgs/northwind/team", "/orgs/northwind/team"],
  ["/orgs/new", "/orgs/new"],
  ["/orgs/northwind/audit-log?actor=mia&page=2#top", "/orgs/northwind/audit-log?actor=mia&page=2"],
  ["/invitations/abc", "/invitations/abc"],
  ["/profile", "/profile"],
  ["/profile?tab=security", "/profile?tab=security"],
  ["/profile/sessions", "/profile/sessions"],
  ["/two-factor/setup", "/two-factor/setup"],
  ["/revalidate-email", "/revalidate-email"],
  ["https://rollcall.example/profile", "/profile"],
  ["/orgs/northwind/../southbank/team", "/orgs/southbank/team"],
  ["/profile?next=//evil.test", "/profile?next=//evil.test"],
];

const ignored = [
  null,
  undefined,
  "",
  "/",
  "/admin",
  "/api/auth/signout",
  "/dev/mailbox",
  "/orgs/",
  "/profiles",
  "/profile.evil.test",
  "/two-factor",
  "//evil.test",
  "///evil.test",
  "////evil.test/orgs/x",
  "/\\evil.test",
  "\\\\evil.test",
  "/\\/evil.test/orgs/x",
  "/\t/evil.test/orgs/x",
  "/\n/evil.test/orgs/x",
  "\t//evil.test/orgs/x",
  "/orgs/x\r\nSet-Cookie: a=b",
  "/..//evil.test",
  "/.//evil.test",
  "/orgs/..//evil.test",
  "/orgs//evil.test",
  "/orgs/../admin",
  "/orgs/%2e%2e/admin",
  "/orgs/%2E%2E%2fadmin",
  "/orgs/..%2fadmin",
  "/orgs/..%5cadmin",
  "/orgs/%252e%252e/admin",
  "/%2f/evil.test",
  "%2f%2fevil.test",
  "https:evil.test",
  "https:/evil.test/orgs/x",
  "https://evil.test/orgs/x",
  "HTTPS://EVIL.TEST/orgs/x",
  "https://rollcall.example.evil.test/orgs/x",
  "https://rollcall.example@evil.test/orgs/x",
  "https://rollcall.example:8443/orgs/x",
  "http://rollcall.example/orgs/x",
  "https://sub.rollcall.example/orgs/x",
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,x",
  "blob:https://rollcall.example/orgs/x",
  "mailto:mia@example.com",
  "https://",
  "/ｏrgs/x",
  " /orgs/x",
];

describe("after signing in a person lands where they were going", () => {
  test.each(followed)("%s leads to %s", (target, to) => expect(safeRedirect(target, appUrl)).toBe(to));
});

describe("a redirect never leads away from Rollcall or to a page outside the list", () => {
  test.each(ignored)("%j is ignored", (target) => expect(safeRedirect(target, appUrl)).toBeNull());
});
