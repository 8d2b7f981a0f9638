import { expect, test } from "vitest";
import { isSameName } from "./typed-name";

test.each([
  ["Vera Sato ", "Vera Sato"],
  [" Vera  Sato", "Vera Sato"],
  ["Vera\u00a0Sato", "Vera Sato"],
  ["Sean O’Neill", "Sean O'Neill"],
  ["Sean O'Neill", "Sean O’Neill"],
  ["“Northwind” Energy", '"Northwind" Energy'],
  ["E\u0301va", "Éva"],
  ["North–West", "North-West"],
  ["Wait…", "Wait..."],
])("%j is %j", (typed, name) => expect(isSameName(typed, name)).toBe(true));

test.each([
  ["vera sato", "Vera Sato"],
  ["Eva", "Éva"],
  ["Vera", "Vera Sato"],
  ["", "Vera Sato"],
  ["VeraSato", "Vera Sato"],
])("%j is not %j", (typed, name) => expect(isSameName(typed, name)).toBe(false));
