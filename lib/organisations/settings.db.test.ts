import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CastOrganisation, cast } from "@/db/seed";
import { roleKeys } from "@/lib/permissions/table";
import { brokenInvariants, logOf, refusalOf, refusesUnwritten, untilSomebodyWaits } from "@/lib/testing/observe";
import { addAccount, joinTeam, memberActor } from "@/lib/testing/test-context";
import { openWorld, type World } from "@/lib/testing/world";
import { createOrganisation } from "./create-organisation";
import { editOrganisation } from "./edit-organisation";
import { findFormerSlug } from "./find-former-slug";
import { getSettings } from "./get-settings";

const { olive, adam, mia, otto, northwind, southbank } = cast;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(async () => {
  expect(await brokenInvariants(world.sql)).toEqual({});
  await world.close();
});

/** The form as it is filled in when it opens, with these changes. */
const form = (given: object = {}) => ({
  name: northwind.name,
  slug: northwind.slug,
  timeZone: "UTC",
  defaultRole: "technician",
  approvedDomains: [],
  ...given,
});
type Who = { userId: string };
const edit = async (given: object, who: Who = olive, of: { id: string } = northwind) =>
  editOrganisation(world.ctx, await memberActor(world.sql, who, of), form(given));
const refused = async (given: object, who: Who = olive, of: { id: string } = northwind) => {
  const actor = await memberActor(world.sql, who, of);
  return refusesUnwritten(world.sql, () => editOrganisation(world.ctx, actor, form(given)));
};
const read = async (who: Who = olive, of: Pick<CastOrganisation, "id"> = northwind) =>
  getSettings(world.ctx, await memberActor(world.sql, who, of), {});

describe("who may", () => {
  test.each(roleKeys)("%s: reads and changes the settings exactly when owner or administrator", async (role) => {
    const { sql, ctx } = world;
    const person = await addAccount(sql, `Some ${role}`, `some-${role.replace("_", "-")}@example.com`);
    await joinTeam(sql, person, northwind, role);
    const actor = await memberActor(sql, person, northwind);
    const may = role === "owner" || role === "administrator";
    for (const act of [
      () => getSettings(ctx, actor, {}),
      () => editOrganisation(ctx, actor, form({ name: `Named by ${role}` })),
    ]) {
      const outcome = await act().catch((error) => error);
      if (may) expect(outcome).toHaveProperty("slug", northwind.slug);
      else expect(outcome).toMatchObject({ code: "forbidden", facts: { permission: "organisation:edit" } });
    }
    const [row] = await sql`select name from organisations where id = ${northwind.id}`;
    expect(row?.name === `Named by ${role}`).toBe(may);
    if (!may) {
      expect((await logOf(sql, northwind.id))[0]).toMatchObject({ action: "access.denied", actor: person.userId });
    }
    await edit({});
    await sql`delete from members where user_id = ${person.userId} and organisation_id = ${northwind.id}`;
  });

  test("an organisation of others, or none, is not found", async () => {
    expect(await refused({}, otto)).toMatchObject({ code: "not_found" });
    expect(await refused({}, olive, { id: "org_nowhere" })).toMatchObject({ code: "not_found" });
    expect(await refusalOf(read(otto))).toMatchObject({ code: "not_found" });
  });

  test("one's private account has no settings, and its URL name stays", async () => {
    const own = { id: olive.personalId };
    expect(await refused({ slug: "olive" }, olive, own)).toMatchObject({ code: "not_found" });
    expect(await refusalOf(read(olive, own))).toMatchObject({ code: "not_found" });
  });

  test("whoever is demoted while saving saves nothing", async () => {
    const { sql, ctx } = world;
    const asAdam = await memberActor(sql, adam, northwind);
    let saving: Promise<unknown> = Promise.resolve();
    await sql.begin(async (tx) => {
      await tx`update members set role_id = 'rol_member' where user_id = ${adam.userId} and organisation_id = ${northwind.id}`;
      saving = refusalOf(editOrganisation(ctx, asAdam, form({ name: "Late" })));
      await untilSomebodyWaits(sql);
    });
    expect(await saving).toMatchObject({ code: "forbidden", reason: "lacks_permission" });
    expect(await read()).toMatchObject({ name: northwind.name });
    await joinTeam(sql, adam, northwind, "administrator");
  });
});

describe("what is saved", () => {
  test("is shown again, and the log holds what was before and after", async () => {
    const { sql } = world;
    const after = {
      name: "Northwind North",
      slug: northwind.slug,
      timeZone: "Pacific/Auckland",
      defaultRole: "read_only",
      approvedDomains: ["northwind.example", "north.example"],
      projectManagersMayInvite: false,
    };
    await edit({ ...after, approvedDomains: ["@Northwind.example", "north.example", "northwind.example"] });
    expect(await read()).toMatchObject(after);
    const [event] = await sql<{ action: string; body: string }[]>`
      select action, body from audit_events where organisation_id = ${northwind.id} order by seq desc limit 1`;
    expect(event?.action).toBe("organisation.edited");
    expect(JSON.parse(event?.body ?? "").details).toMatchObject({
      before: { name: northwind.name, timeZone: "UTC", defaultRole: "technician", approvedDomains: [] },
      after,
    });
    await edit({});
  });

  test.each([
    ["Europe/Kiev", "Europe/Kyiv"],
    ["Kyiv (GMT+2)", "Europe/Kyiv"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["yangon", "Asia/Yangon"],
  ])("a time zone given as %j is %s, and PostgreSQL knows it", async (timeZone, zone) => {
    await edit({ timeZone });
    expect(await read()).toMatchObject({ timeZone: zone });
    await world.sql`select now() at time zone time_zone from organisations where id = ${northwind.id}`;
    await edit({});
  });

  test("says nothing to the log when it is what stood there", async () => {
    const before = await logOf(world.sql, northwind.id);
    await edit({});
    expect(await logOf(world.sql, northwind.id)).toEqual(before);
  });

  test.each(["owner", "administrator"])(
    "is no default role when it is %s, for new organisations neither",
    async (role) => {
      const { sql, ctx } = world;
      expect((await refused({ defaultRole: role })).fields).toEqual({ defaultRole: "runs_team" });
      const { userId, sessionId } = await memberActor(sql, mia, northwind);
      const founding = () =>
        createOrganisation(
          ctx,
          { kind: "user", userId, sessionId },
          { name: "New", slug: "new-works", defaultRole: role },
        );
      expect((await refusesUnwritten(sql, founding)).fields).toEqual({ defaultRole: "runs_team" });
      expect((await read()).roles.map(({ name }) => name)).not.toContain(role);
      // From before it was refused: the form opens on another.
      await sql`update organisations set default_role = ${role} where id = ${northwind.id}`;
      expect((await read()).defaultRole).toBe("technician");
      await sql`update organisations set default_role = 'technician' where id = ${northwind.id}`;
    },
  );

  test("a new organisation begins with the default role that its founder chose", async () => {
    const { sql, ctx } = world;
    const { userId, sessionId } = await memberActor(sql, mia, northwind);
    const founder = { kind: "user", userId, sessionId } as const;
    await createOrganisation(ctx, founder, { name: "Chosen", slug: "chosen-works", defaultRole: "read_only" });
    await createOrganisation(ctx, founder, { name: "Left", slug: "left-works" });
    expect([
      ...(await sql`select slug, default_role from organisations where slug in ('chosen-works', 'left-works') order by 1`),
    ]).toEqual([
      { slug: "chosen-works", default_role: "read_only" },
      { slug: "left-works", default_role: "technician" },
    ]);
  });

  test.each([
    ["timeZone", "Europe/Atlantis", /time zone/],
    ["timeZone", "", /time zone/],
    ["defaultRole", "god", /choose_role/],
    ["name", " ", /organisation name/],
    ["slug", "Not A Slug", /lower-case/],
    ["slug", "settings", /reserved/],
    ["approvedDomains", ["north"], /north is not a domain/],
  ])("is refused at its field when %s is %j", async (field, value, sentence) => {
    const { code, fields } = await refused({ [field]: value });
    expect(code).toBe("invalid");
    expect(Object.keys(fields)).toEqual([field]);
    expect(fields[field]).toMatch(sentence);
  });

  test("never includes a field that the form does not have, such as the seats", async () => {
    expect((await refused({ seatLimit: 1000 })).fields).toEqual({ seatLimit: "This field is not expected" });
  });
});

describe("a changed URL name", () => {
  const now = () => world.sql<{ slug: string }[]>`select slug from organisations where id = ${northwind.id}`;

  test("leads on from the old one for 90 days, for members alone", async () => {
    const { sql, ctx } = world;
    await edit({ slug: "northwind-two" });
    const [row] = await sql`select ends_at - now() between interval '2159 hours' and interval '2160 hours' as right
      from organisation_slugs where slug = 'northwind'`;
    expect(row).toEqual({ right: true });
    expect(await findFormerSlug(ctx.db, "northwind", mia.userId)).toBe("northwind-two");
    expect(await findFormerSlug(ctx.db, "northwind", otto.userId)).toBeNull();
    await sql`update organisation_slugs set ends_at = now() where slug = 'northwind'`;
    expect(await findFormerSlug(ctx.db, "northwind", mia.userId)).toBeNull();
    await edit({});
  });

  test("leads on from every one that was given up lately, to the one of today", async () => {
    const { ctx } = world;
    await edit({ slug: "northwind-two" });
    await edit({ slug: "northwind-three" });
    expect(await findFormerSlug(ctx.db, "northwind", mia.userId)).toBe("northwind-three");
    expect(await findFormerSlug(ctx.db, "northwind-two", mia.userId)).toBe("northwind-three");
    // Taken up again, the first one is no former name any more.
    await edit({ slug: "northwind" });
    expect(await findFormerSlug(ctx.db, "northwind", mia.userId)).toBeNull();
    expect([...(await now())]).toEqual([{ slug: "northwind" }]);
  });

  test("is refused when another organisation has it, or gave it up within 90 days, also to new ones", async () => {
    const { sql, ctx } = world;
    expect((await refused({ slug: southbank.slug })).fields).toEqual({ slug: "taken" });
    const names = { name: southbank.name, slug: "southbank-two" };
    await edit(names, otto, southbank);
    expect((await refused({ slug: southbank.slug })).fields).toEqual({ slug: "taken" });
    const { userId, sessionId } = await memberActor(sql, mia, northwind);
    const founding = () =>
      createOrganisation(ctx, { kind: "user", userId, sessionId }, { name: "New", slug: southbank.slug });
    expect((await refusesUnwritten(sql, founding)).fields).toEqual({ slug: "taken" });
    await edit({ ...names, slug: southbank.slug }, otto, southbank);
  });

  test("that two organisations want at the same moment goes to one of them, 10 times out of 10", async () => {
    const { sql, ctx, other } = world;
    const asOlive = await memberActor(sql, olive, northwind);
    const asOtto = await memberActor(sql, otto, southbank);
    for (let round = 0; round < 10; round += 1) {
      const slug = `wanted-${round}`;
      const acts = [
        () => editOrganisation(ctx, asOlive, form({ slug })),
        () => editOrganisation(other, asOtto, form({ name: southbank.name, slug })),
      ];
      if (round % 2) acts.reverse();
      const outcomes = await Promise.allSettled(acts.map((act) => act()));
      expect(outcomes.map(({ status }) => status).sort(), `round ${round}`).toEqual(["fulfilled", "rejected"]);
      const lost = outcomes.find((each) => each.status === "rejected");
      expect(lost?.reason.fields).toEqual({ slug: "taken" });
    }
  });
});
