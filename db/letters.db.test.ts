import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fold } from "@/lib/kernel/fold";
import { folded, holds } from "./letters";
import { asSystem } from "./scope";
import { freshDatabase, type TestDatabase } from "./testing";

/** Every letter, mark, digit and sign that Unicode has given a code, surrogates and zero left out. */
const characters = Array.from({ length: 0x2ffff }, (_, index) => index + 1)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((character) => /\P{Cn}/u.test(character) && /\P{Co}/u.test(character));

describe.each([["of the server's locale", undefined] as const, ["of locale C", "C"] as const])(
  "a database %s",
  (_, locale) => {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await freshDatabase({ locale });
    });
    afterAll(() => database.close());

    test("has the locale that it is about", async () => {
      const [found] = await database.sql`select lower('É') as lower, upper('é') < 'Z' as "isBefore"`;
      expect(found).toEqual({ lower: locale === "C" ? "É" : "é", isBefore: false });
    });

    test("folds every character as the browser does, or leaves one that is newer than it is", async () => {
      const rows = await database.sql<{ given: string; folded: string }[]>`
      select given, fold(given) as folded from unnest(${characters}::text[]) given`;
      const differing = rows.filter(({ given, folded: there }) => there !== fold(given) && there !== given);
      expect(rows).toHaveLength(characters.length);
      expect(differing).toEqual([]);
      // Of those that its own tables may not know yet there are few, and none of Europe's alphabets is among them.
      const unknown = rows.filter(({ given, folded: there }) => there !== fold(given));
      expect(unknown.map(({ given }) => given).filter((given) => given < "\u1c80")).toEqual([]);
      expect(unknown.length).toBeLessThan(1000);
    });

    test("folds words as the browser does", async () => {
      const words = [
        "İlker Şahin",
        "ΟΔΟΣ",
        "Sean O’Neill",
        "e\u0301\u0323",
        "ﬁn ＦＵＬＬ",
        "علی\u200cرضا",
        "Ἀθῆναι",
        "100%_\\",
        "",
      ];
      const rows = await database.sql<{ folded: string }[]>`
      select fold(given) as folded from unnest(${words}::text[]) with ordinality as w (given, n) order by n`;
      expect(rows.map((row) => row.folded)).toEqual(words.map(fold));
    });

    test.each([
      ["İlker", "İlker", true],
      ["İlker", "ilker", true],
      ["Álvaro", "alvaro", true],
      ["Alvaro", "Álvaro", true],
      ["Éva", "Éva", true],
      ["Éva", "ÉVA", true],
      ["E\u0301va", "Éva", true],
      ["Sean O'Neill", "O’Neill", true],
      ["Søren Ærø", "soren aero", true],
      ["100 % sure", "%", true],
      ["Ann Lee", "%", false],
      ["Ann Lee", "_nn", false],
      ["Éva", "Ivo", false],
    ])("%j is found by %j: %j", async (name, typed, isFound) => {
      const [row] = await asSystem(database.db, (tx) =>
        tx.execute<{ found: boolean }>(sql`select ${holds(folded(sql`${name}::text`), typed)} as found`),
      );
      expect(row?.found).toBe(isFound);
    });

    test("sorts names as people do, whatever its own locale", async () => {
      const names = ["Ann", "Åse", "Bo", "Éva", "Evan", "olive", "Ørjan", "Pia", "Zoë", "Ωmega"];
      await database.sql`insert into users (id, name, email, email_canonical, email_proven_at)
      select 'usr_' || n, name, n || '@example.org', n || '@example.org', now()
      from unnest(${names.toReversed()}::text[]) with ordinality as given (name, n)`;
      const rows = await database.sql`select name from users order by name, id`;
      expect(rows.map(({ name }) => name)).toEqual(names);
      const after =
        await database.sql`select name from users where (name, id) > (${"Éva"}, ${"usr_z"}) order by name, id`;
      expect(after.map(({ name }) => name)).toEqual(names.slice(names.indexOf("Éva") + 1));
    });

    test("knows two names of one spelling in another case for the same", async () => {
      const found = await database.sql`select c.relname as index, l.collname as collation
      from pg_index i join pg_class c on c.oid = i.indexrelid cross join unnest(i.indcollation) with ordinality as of (oid, n)
      join pg_collation l on l.oid = of.oid where c.relname in ('projects_name', 'roles_label') and of.n = 2 order by 1`;
      expect([...found]).toEqual([
        { index: "projects_name", collation: "und-x-icu" },
        { index: "roles_label", collation: "und-x-icu" },
      ]);
    });
  },
);
