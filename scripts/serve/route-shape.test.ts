import { expect, test } from "vitest";
import { routeShape } from "./route-shape";

test("the log keeps the route and loses the query", () => {
  expect(routeShape("/orgs/northwind/team?invite=canary#x")).toBe("/orgs/northwind/team");
  expect(routeShape("/")).toBe("/");
});

test("the log never keeps a token", () => {
  expect(routeShape("/invitations/canary")).toBe("/invitations/*");
  expect(routeShape("/invitations/canary/decline")).toBe("/invitations/*/*");
  expect(routeShape("/Verify-Email/canary")).toBe("/Verify-Email/*");
  expect(routeShape("/verify-new-email/canary")).toBe("/verify-new-email/*");
  expect(routeShape("/undo-email-change/canary")).toBe("/undo-email-change/*");
  expect(routeShape("//reset-password//canary")).toBe("/reset-password/*");
  expect(routeShape("/sign-in/link/canary")).toBe("/sign-in/link/*");
  expect(routeShape(`/somewhere/${"c".repeat(43)}`)).toBe("/somewhere/*");
  for (const odd of ["/invitations%2fcanary", "/invitations\\canary", "/invitations;canary", "http://evil/canary", "*"])
    expect(routeShape(odd)).toBe("*");
});
