import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cast } from "@/db/seed";
import type { PageStep } from "@/lib/kernel/page";
import { memberActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { listMembers, type MemberList, membersPerPage } from "./list-members";

const { olive, northwind } = cast;
const names = [
  "Álvaro Ruiz",
  "Åse Lie",
  "Éva Szabó",
  "İlker Şahin",
  "Øystein Dahl",
  "Sean O’Neill",
  "Łukasz Żak",
  "Zoë Vos",
];

describe.each([["of the server's locale", undefined] as const, ["of locale C", "C"] as const])(
  "on a database %s",
  (_, locale) => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld({ locale });
      await world.sql`insert into users (id, name, email, email_canonical, email_proven_at)
      select 'usr_letter' || n, name, 'letter' || n || '@example.org', 'letter' || n || '@example.org', now()
      from unnest(${names}::text[]) with ordinality as given (name, n)`;
      // More than a page, so that a cursor has to agree with the index.
      await world.sql`insert into users (id, name, email, email_canonical, email_proven_at)
      select 'usr_many' || n, (array['Émile', 'emil', 'Ønne', 'Onno', 'Zz', 'Ångström'])[1 + n % 6] || ' ' || n, 'many' || n || '@example.org',
        'many' || n || '@example.org', now() from generate_series(1, 60) n`;
      await world.sql`insert into members (id, organisation_id, user_id, role_id)
      select replace(id, 'usr_', 'mem_'), ${northwind.id}, id, 'rol_technician' from users where id ~ '^usr_(letter|many)'`;
    });
    afterAll(() => world.close());

    const find = async (search: string) => {
      const actor = await memberActor(world.sql, olive, northwind);
      return (await listMembers(world.ctx, actor, { search })).members.map(({ name }) => name);
    };

    test.each([
      ["İlker", "İlker Şahin"],
      ["ilker sahin", "İlker Şahin"],
      ["alvaro", "Álvaro Ruiz"],
      ["Éva", "Éva Szabó"],
      ["EVA", "Éva Szabó"],
      ["E\u0301va", "Éva Szabó"],
      ["oystein", "Øystein Dahl"],
      ["O'Neill", "Sean O’Neill"],
      ["lukasz zak", "Łukasz Żak"],
      ["Zoe", "Zoë Vos"],
    ])("%j finds %s alone", async (search, name) => expect(await find(search)).toEqual([name]));

    test.each(["%", "_", "\\"])("%s is looked for, not obeyed", async (search) =>
      expect(await find(search)).toEqual([]),
    );

    test("somebody who changes their name is found by the new one", async () => {
      await world.sql`update users set name = 'Thérèse Ünal' where id = 'usr_letter8'`;
      expect(await find("therese unal")).toEqual(["Thérèse Ünal"]);
      expect(await find("zoe")).toEqual([]);
    });

    test("by name, every page goes on where the one before ended, and marks part nobody from their letter", async () => {
      const actor = await memberActor(world.sql, olive, northwind);
      const seen: string[] = [];
      let place: PageStep | null = {};
      while (place) {
        const { members, steps }: MemberList = await listMembers(world.ctx, actor, { sort: "name", ...place });
        seen.push(...members.map(({ name }) => name));
        place = steps.next;
      }
      expect(seen.length).toBeGreaterThan(2 * membersPerPage);
      expect(new Set(seen).size).toBe(seen.length);
      const initials = seen.map((name) =>
        name.normalize("NFD").charAt(0).toLowerCase().replace("ø", "o").replace("ł", "l"),
      );
      expect(initials).toEqual(initials.toSorted());
    });
  },
);
