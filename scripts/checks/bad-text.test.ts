import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { readSources } from "./read-imports";
import { readRegistry } from "./read-registry";

/**
 * What no field of any command may take (IN-05), asked of every field of the registry. That a form says so, keeps what was typed
 * and takes the reader there is one story of the browser (e2e/bad-input.spec.ts).
 */
const commands = (await readRegistry(readSources())).filter(({ kind }) => kind === "command");
const fields = commands.flatMap(({ name, input }) =>
  Object.entries(fieldsOf(input)).map(([field, type]) => ({ name: `${name}: ${field}`, field, type })),
);

/** Of an object, and of one that is made into something else afterwards. */
function fieldsOf(input: z.ZodType): Readonly<Record<string, z.ZodType>> {
  if ("in" in input) return fieldsOf(input.in as z.ZodType);
  return "shape" in input ? (input.shape as Readonly<Record<string, z.ZodType>>) : {};
}

/** Whether it goes on to the command: a filter that makes no sense is left out instead. */
function takes(type: z.ZodType, value: unknown) {
  const { success, data } = type.safeParse(value);
  return success && !isDeepStrictEqual(data, type.safeParse(undefined).data);
}

/** Compared with what is stored, and never shown to anybody: identifiers, proofs, fingerprints, what is typed to confirm. */
const isCompared =
  /Id$|^(?:organisation|invitation|token|seen|code|response|password|current|confirmation|person|action)$/;
/**
 * An address that is compared only, in words that say nothing of which it was; many, each refused in its own row or by the
 * number of its line (lib/api-integration/callback.db.test.ts); a sender and a proposal, which are judged by their kind (lib/project-settings/sender-fields.test.ts, lib/proposals/proposals.db.test.ts).
 */
const isAnsweredElsewhere =
  /^(?:sign_in|delete_account): email$|^invite_several: addresses$|^(?:(?:add|change)_sender|propose_change): value$|^set_guest_list: emails$/;
/** The bytes of a file, which has a bound of its own (lib/project-settings/settings.db.test.ts) and is shown to nobody as text. */
const isFile = /^set_logo: picture$/;
/** Read by platform admins and the person it is about, on pages of Rollcall alone. */
const isInternal = /^(?:ask|open|verify)_two_factor_reset: /;
/** What a project's own program sends under the project's name, with links as it needs them; Rollcall mails none of it. */
const isOwnMessage = /^(?:create|edit)_template: (?:subject|body)$/;
/** What is said about a case, which members alone read, on Rollcall's own pages, where it is text and no link; its mails leave it out. */
const isSaidOfCase = /^(?:create|edit)_case: description$|^(?:comment_on|resolve)_case: comment$/;

/** Where a program is sent to, and no text: it is a link by what it is, and mailed to nobody (lib/ports/outbound.test.ts). */
const isDestination = /^set_callback: url$/;

const texts = fields.filter(({ name }) => !isFile.test(name));
const shown = texts.filter(({ name, field }) => !isCompared.test(field) && !isAnsweredElsewhere.test(name));
const mailed = shown.filter(
  ({ name }) =>
    !isInternal.test(name) && !isOwnMessage.test(name) && !isDestination.test(name) && !isSaidOfCase.test(name),
);
const addresses = shown.filter(({ field }) => /email/i.test(field));

const hidden = {
  "a bell": "Nora\u0007 Lind",
  "a zero": "Nora\u0000 Lind",
  "half a letter": "Nora\ud800 Lind",
  "a turn of direction": "Nora \u202eLind",
  "a letter without width": "Nora\u200b Lind",
};
/** Mailed under our name they would be an advertisement that we deliver (WB-11). */
const links = ["see www.evil.example", "https://evil.example/x", "win at casino.test"];
const noAddresses = [
  "nora@nowhere",
  `${"x".repeat(65)}@example.com`,
  '"nora lind"@example.com',
  "nora(work)@example.com",
  "Nora <nora@example.com>",
  "nora@example.com,eve@evil.test",
  "n\u00f8ra@example.com",
  "nora@127.0.0.1",
];

const takesAlone = (type: z.ZodType, text: string) => takes(type, text) || takes(type, [text]);

describe("of every command", () => {
  test("some fields are found", () => {
    expect(fields.length).toBeGreaterThan(40);
    expect(commands.filter(({ input }) => input.safeParse({ surprise: 1 }).success)).toEqual([]);
  });

  test.each(texts)("$name has a bound", ({ type }) => {
    expect(takes(type, "x".repeat(20_000))).toBe(false);
    for (const prefix of ["nora@", ""]) {
      const many = Array.from({ length: 20_000 }, (_, index) => `${prefix}n${index}.example.com`);
      expect(takes(type, many)).toBe(false);
    }
  });

  test.each(shown)("$name shows all that it says", ({ type }) => {
    for (const [title, text] of Object.entries(hidden)) expect(takesAlone(type, text), title).toBe(false);
  });

  test.each(mailed)("$name leads nowhere else", ({ type }) => {
    for (const text of links) expect(takesAlone(type, text), text).toBe(false);
  });

  test.each(addresses)("$name is an address that Rollcall mails to", ({ type }) => {
    expect(takes(type, "nora@example.com")).toBe(true);
    for (const text of noAddresses) expect(takes(type, text), text).toBe(false);
  });
});
