import { desktop, phone, picture } from "../fixtures/looks";
import { addRealisticTeam } from "../fixtures/realistic-team";
import { addRequests } from "../fixtures/requests";
import { test } from "../fixtures/test";

/** Further pictures of docs/guides: `GUIDES=1 npx playwright test guides` writes them. */
test.describe("pictures of requests", () => {
  test.skip(!process.env.GUIDES, "asked for with GUIDES=1");
  test.use({ viewport: desktop, reducedMotion: "reduce" });

  test("the inbox, a request to join and a request to go live", async ({ page, sql, signInAs }) => {
    const { owner, organisation, members } = await addRealisticTeam(sql);
    const [, adam, vera, , grace] = members;
    if (!adam || !vera || !grace) throw new Error("the team is not complete");
    const requests = await addRequests(sql, organisation, { owner, colleagues: [adam, vera, grace] });
    const base = `/orgs/${organisation.slug}`;
    await signInAs(owner);
    await page.goto(`${base}/requests`);
    await picture(page, "requests");
    await page.setViewportSize(phone);
    await picture(page, "requests-phone");
    await page.setViewportSize(desktop);
    await page.goto(`${base}/projects/${requests.project}/join-request/${requests.join}/approve?decision=approve`);
    await picture(page, "join-request");
    await page.goto(`${base}/projects/join/${requests.toJoin}`);
    await picture(page, "ask-to-join");
    await page.goto(`${base}/projects/${requests.ready}/go-live`);
    await picture(page, "go-live");
  });
});
