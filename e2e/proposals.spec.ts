import { plantPlace, plantProject } from "../lib/testing/plant-project";
import { addTwo } from "./fixtures/arrange";
import { expect, test } from "./fixtures/test";

test("a manager proposes another sign-in method, and it changes when the colleague confirms it", async ({
  page,
  sql,
  signInAs,
  browser,
  mailTo,
}) => {
  const { owner, organisation, member } = await addTwo(sql, "member");
  const project = await plantProject(sql, organisation, "Harbour substation");
  const [row] = await sql<{ id: string }[]>`
    select id from members where organisation_id = ${organisation.id} and user_id = ${member.userId}`;
  await plantPlace(sql, project, row?.id ?? "", ["view_activity"]);
  await sql`update projects set has_email_sign_in = true where id = ${project}`;
  const details = `/orgs/${organisation.slug}/projects/${project}/users/${member.userId}`;
  await signInAs(owner);
  await page.goto(details);
  await page.getByLabel("Email link").check();
  await page.getByRole("button", { name: "Propose sign-in method" }).click();
  await expect(page.getByText("Email link is proposed as sign-in method.")).toBeVisible();

  const context = await browser.newContext();
  const theirs = await context.newPage();
  await signInAs(member, context);
  expect((await mailTo(member.email, /was proposed/)).text).toContain("/profile");
  await theirs.goto("/profile");
  const region = theirs.getByRole("region", { name: "Proposed changes" });
  await expect(region).toContainText("Sign-in method: Email link");
  await region.getByRole("button", { name: "Confirm sign-in method" }).click();
  await expect(theirs.getByText("Sign-in method saved.").first()).toBeVisible();
  await expect(region).toHaveCount(0);

  expect((await mailTo(owner.email, /was answered/)).text).toContain(`${member.name} confirmed your proposal`);
  await page.goto(details);
  await expect(page.getByText("They sign in like this now.")).toBeVisible();
});
