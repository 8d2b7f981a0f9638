import { createId } from "../../lib/kernel/ids";
import { plantCase } from "../../lib/testing/plant-case";
import { plantProject } from "../../lib/testing/plant-project";
import { addAccount, addMember, addTwo, memberIdOf } from "../fixtures/arrange";
import { desktop, phone, picture } from "../fixtures/looks";
import { expect, test } from "../fixtures/test";

/** Further pictures of docs/guides: `GUIDES=1 npx playwright test guides` writes them. */
test.describe("pictures of service cases", () => {
  test.skip(!process.env.GUIDES, "asked for with GUIDES=1");
  test.use({ viewport: desktop, reducedMotion: "reduce" });

  test("the list, the board and one case", async ({ page, sql, signInAs }) => {
    const { owner, organisation, member: mia } = await addTwo(sql, "technician");
    const [rhys, kofi] = [
      await addAccount(sql, { name: "Rhys Evans" }),
      await addAccount(sql, { name: "Kofi Mensah" }),
    ] as const;
    for (const who of [rhys, kofi]) await addMember(sql, organisation.id, who.userId, "service");
    const project = await plantProject(sql, organisation, "Harbour substation");
    const of = { rhys: rhys.userId, kofi: await memberIdOf(sql, organisation, kofi) };
    await plantCase(sql, project, {
      by: of.rhys,
      title: "The gate at the eastern entrance does not close",
      isResolved: true,
    });
    await plantCase(sql, project, { by: mia.userId, title: "Meter 12 counts twice" });
    await plantCase(sql, project, {
      by: of.rhys,
      title: "Heating in the pumping station",
      assigneeId: await memberIdOf(sql, organisation, mia),
    });
    const { caseId, number } = await plantCase(sql, project, {
      by: of.rhys,
      assigneeId: of.kofi,
      description:
        "Since Tuesday evening relay 3 in the north hall sends no readings. The other relays on the same line work. Power and cable are fine.",
    });
    const said = [
      ["picked_up", kofi.userId, null],
      [
        "comment",
        kofi.userId,
        "The address was given twice in ETS. I have a corrected file, but I may not edit ETS. Mia, can you load it?",
      ],
      [
        "comment",
        mia.userId,
        "Loaded. Relay 3 has sent readings since 11:02. Please leave this open until Monday, then resolve it.",
      ],
    ] as const;
    const ids = said.map(() => createId("cae")).sort();
    for (const [index, [kind, by, body]] of said.entries())
      await sql`insert into service_case_entries (id, organisation_id, project_id, case_id, kind, by_user, body)
        select ${ids[index] ?? ""}, organisation_id, project_id, id, ${kind}, ${by}, ${body}
        from service_cases where id = ${caseId}`;
    await signInAs(owner);
    const cases = `/orgs/${organisation.slug}/projects/${project}/cases`;
    await page.goto(cases);
    await picture(page, "service-cases");
    await page.goto(`${cases}?view=board`);
    await expect(page.getByRole("region", { name: "In progress" })).toBeVisible();
    await picture(page, "service-case-board");
    await page.goto(`${cases}/${number}`);
    await picture(page, "service-case");
    await page.setViewportSize(phone);
    await picture(page, "service-case-phone");
  });
});
