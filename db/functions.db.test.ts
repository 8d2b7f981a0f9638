import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "./testing";

/** `db/functions/` holds each SQL function as it is now; the migrations hold how it came to be so. */
const folder = new URL("./functions/", import.meta.url);
const files = readdirSync(folder).toSorted();

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

/** The functions of our schema as PostgreSQL would write them, by name. */
const functions = () => database.sql<{ name: string; text: string }[]>`
  select p.proname as name, pg_get_functiondef(p.oid) as text from pg_proc p
  where p.pronamespace = 'public'::regnamespace order by p.proname`;

test("every function of the database has a file of its name, and every file a function", async () => {
  expect(files).toEqual((await functions()).map(({ name }) => `${name}.sql`));
});

test.each(files)("%s says what the migrations have made of it", async (file) => {
  const text = readFileSync(new URL(file, folder), "utf8");
  const name = file.replace(/\.sql$/, "");
  expect(text, "comments, then one function").toMatch(
    new RegExp(`^(--.*\\n)*create or replace function ${name}\\((?![^]*\\ncreate )`),
  );
  const before = [...(await functions())];
  await database.sql.unsafe(text);
  expect([...(await functions())], "a new migration has to say the same as the file").toEqual(before);
});
