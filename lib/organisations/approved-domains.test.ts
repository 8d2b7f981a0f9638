import { expect, test } from "vitest";
import { isApproved, readDomains } from "./approved-domains";

test("a domain covers its sub-domains and nothing that only ends like it", () => {
  const domains = ["northwind.example"];
  expect(isApproved("a@northwind.example", domains)).toBe(true);
  expect(isApproved("a@eu.northwind.example", domains)).toBe(true);
  expect(isApproved("a@evilnorthwind.example", domains)).toBe(false);
  expect(isApproved("a@northwind.example.evil.test", domains)).toBe(false);
});

test("with no domain listed every address is inside", () => {
  expect(isApproved("a@anything.example", [])).toBe(true);
});

test("domains are kept in one form, once each", () => {
  expect(readDomains(["Northwind.example", "@grid.example", "NORTHWIND.example", "bücher.example"])).toEqual({
    domains: ["northwind.example", "grid.example", "xn--bcher-kva.example"],
  });
});

test.each(["localhost", "a b@c", "", "http://x.example", "x.example/path"])(
  "what is no domain is named: %s",
  (text) => {
    expect(readDomains([text])).toHaveProperty("wrong");
  },
);
