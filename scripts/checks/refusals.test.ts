import { expect, test } from "vitest";
import { fieldWords, generalWords, outlivedWords } from "@/components/forms/refusals";
import { stepPages } from "@/components/forms/step-pages";
import { commandsWithWords, refusalsOf } from "@/components/refusals";
import { programWords } from "@/components/tokens/refusals";
import { missingSteps } from "@/lib/access/gate";
import { refusalCodes } from "@/lib/kernel/refusal";
import { logoProblems } from "@/lib/projects/read-logo";
import { isTest, readSources } from "./read-imports";
import { readRegistry } from "./read-registry";

const sources = readSources();
const names = new Set((await readRegistry(sources)).map(({ name }) => name));
const lib = sources.filter(({ path }) => path.startsWith("lib/") && !isTest(path));
const expectNone = (lines: readonly string[]) => expect(lines.join("\n")).toBe("");

/** A refusal with a reason that is computed: where, and what it can be. */
const computed: Readonly<Record<string, readonly string[]>> = {
  "lib/usecase/access/read-token.ts": missingSteps,
  "lib/usecase/access/acting-user.ts": missingSteps,
  "lib/invitations/accept-invitation.ts": missingSteps,
  "lib/invitations/rules.ts": ["accepted", "declined", "revoked", "expired"],
  "lib/project-team/lock-project-invitation.ts": ["accepted", "declined", "revoked", "expired"],
  "lib/invitations/copy-link.ts": ["accepted", "declined", "revoked", "expired"],
  "lib/invitations/revoke-invitation.ts": ["accepted", "declined", "revoked", "expired"],
  "lib/invitations/replace-link.ts": ["accepted", "declined", "revoked", "expired"],
  "lib/invitations/resend-invitation.ts": ["accepted", "revoked"],
};

const literal = /new Refusal\(\s*"\w+",\s*\{[^;]*?\breason: "(\w+)"|\binvalid\([^;]*?\breason: "(\w+)"/g;
const fromVariable = /new Refusal\(\s*"\w+",\s*\{[^;]*?\breason(?:: [a-z][\w.]*)?\s*[,}]/;

const thrown = lib.flatMap(({ path, text }) =>
  Array.from(text.matchAll(literal)).map(([, ofRefusal, ofInvalid]) => ({
    path,
    reason: ofRefusal ?? ofInvalid ?? "",
  })),
);
/** What is said of fields: `invalid({ … })` and `fields: { … }`, as they are written. */
const ofFields = lib.flatMap(({ path, text }) =>
  Array.from(text.matchAll(/(?:\binvalid\(\s*|\bfields: )(\{(?:[^}$]|\$\{[^}]*\}|\$)*\})/g), ([, given = ""]) => ({
    path,
    literals: Array.from(given.matchAll(/(["`])(.*?)\1/g), ([, , literal]) => literal ?? ""),
  })),
);
const fieldKeys = [
  ...ofFields.flatMap(({ path, literals }) => literals.map((key) => ({ path, key }))),
  // Computed: which proof was wrong, what of many is not even an address, and what an address of the web has wrong.
  ...["totp", "sms", "email", "recovery"].map((way) => ({
    path: "lib/two-factor/prove-factor.ts",
    key: `wrong_${way}`,
  })),
  { path: "lib/invitations/invite-several.ts", key: "not_an_address" },
  ...["not_a_url", "credentials", "not_https", "port", "address"].map((key) => ({
    path: "lib/api-integration/set-callback.ts",
    key,
  })),
  ...logoProblems.map((key) => ({ path: "lib/project-settings/set-logo.ts", key })),
].filter(({ key }) => !key.includes("${"));
const possible = new Set([
  ...fieldKeys.map(({ key }) => key),
  ...thrown.map(({ reason }) => reason),
  ...Object.values(computed).flat(),
  ...refusalCodes,
]);

test("reasons are found", () => {
  expect(new Set(thrown.map(({ reason }) => reason)).size).toBeGreaterThan(40);
});

test("a reason that is computed says in this file what it can be", () => {
  const found = lib.filter(({ path, text }) => path !== "lib/kernel/refusal.ts" && fromVariable.test(text));
  expect(found.map(({ path }) => path).toSorted()).toEqual(Object.keys(computed).toSorted());
});

test("every reason has words", () => {
  const worded = new Set([
    ...commandsWithWords.flatMap((name) => Object.keys(refusalsOf(name))),
    ...Object.keys(outlivedWords),
    ...Object.keys(programWords),
  ]);
  expectNone(
    thrown
      .filter(({ reason }) => !worded.has(reason))
      .map(
        ({ path, reason }) =>
          `${reason} (${path}): say it in components/<area>/refusals.ts, under the command that refuses`,
      ),
  );
});

test("what a command refuses of a field is a key, and its sentence stands where words live", () => {
  expect(fieldKeys.length).toBeGreaterThan(25);
  expectNone(
    ofFields
      .filter(({ literals }) => literals.some((literal) => /\s/.test(literal)))
      .map(({ path, literals }) => `${path}: ${literals.join(" ")}: make it a key with facts, and say it in a table`),
  );
});

test("every key of a field has words", () => {
  const worded = [...commandsWithWords.flatMap((name) => Object.keys(refusalsOf(name))), ...Object.keys(fieldWords)];
  const keys = new Set(worded.map((words) => words.slice(words.indexOf(".") + 1)));
  expectNone(
    fieldKeys
      .filter(({ key }) => !keys.has(key))
      .map(
        ({ path, key }) => `${key} (${path}): say it in components/<area>/refusals.ts, under the command that refuses`,
      ),
  );
});

test("every table of words belongs to a command", () => {
  expectNone(commandsWithWords.filter((name) => !names.has(name)).map((name) => `${name}: no command has this name`));
});

test("no words are kept for what nothing refuses", () => {
  /** What browser and authenticator say before anything is posted. */
  const browser = sources.filter(
    ({ path }) => path.startsWith("components/two-factor/") && !path.endsWith("/refusals.ts"),
  );
  const isSaid = (words: string) => {
    // `email.taken` are the words of the key `taken` at that field.
    const key = words.slice(words.indexOf(".") + 1);
    return possible.has(key) || browser.some(({ text }) => text.includes(`"${key}"`));
  };
  expectNone(
    commandsWithWords.flatMap((name) =>
      Object.keys(refusalsOf(name))
        .filter((key) => !isSaid(key))
        .map((key) => `${name}.${key}: nothing refuses with this; take the words away`),
    ),
  );
});

test("every step that may be missing has words, and a page where it is taken", () => {
  expect(Object.keys(stepPages).toSorted()).toEqual([...missingSteps, "step_up"].toSorted());
  for (const step of missingSteps) expect(Object.keys(outlivedWords)).toContain(step);
});

test("every code has general words", () => {
  expect(Object.keys(generalWords).toSorted()).toEqual([...refusalCodes].toSorted());
});

test("a form takes its words from its area's dictionary", () => {
  const own = sources.filter(
    ({ path, text }) =>
      /^(?:components|app)\//.test(path) &&
      !isTest(path) &&
      /\bsentences=\{\{|\bconst \w*[sS]entences\b[^=\n]*= \{/.test(text),
  );
  expectNone(own.map(({ path }) => `${path}: move the words into components/<area>/refusals.ts`));
});
