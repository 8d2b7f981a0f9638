import { askRevalidation } from "../../lib/accounts/ask-revalidation";
import { revalidateEmail } from "../../lib/accounts/revalidate-email";
import { signIn } from "../../lib/sign-in/sign-in";
import { sentCode } from "../../lib/testing/plant-code";
import { type Person, people } from "./people";
import type { Stage } from "./stage";
import { ago, type Moment, on, type Part } from "./story";

const { olive, adam, tom, mia, vera, nina, grace, ines, samir, lena, ewan, piotr, yuki, kofi, otto, rosa } = people;

/** Who comes in on which days, by the number of days ago that it was, in a rhythm of their own. */
const rhythms: readonly { who: Person; every: number; time: string; from: number; until: number }[] = [
  { who: olive, every: 8, time: "07:52", from: 83, until: 2 },
  { who: adam, every: 6, time: "08:04", from: 83, until: 2 },
  { who: nina, every: 4, time: "09:11", from: 83, until: 2 },
  { who: mia, every: 9, time: "06:48", from: 82, until: 2 },
  { who: grace, every: 9, time: "08:36", from: 81, until: 2 },
  { who: ines, every: 10, time: "09:25", from: 80, until: 3 },
  { who: samir, every: 11, time: "07:15", from: 79, until: 2 },
  { who: lena, every: 8, time: "05:58", from: 83, until: 1 },
  { who: ewan, every: 12, time: "10:17", from: 78, until: 3 },
  { who: vera, every: 14, time: "08:55", from: 75, until: 5 },
  { who: yuki, every: 7, time: "09:40", from: 39, until: 1 },
  { who: kofi, every: 11, time: "09:03", from: 82, until: 36 },
  { who: tom, every: 9, time: "08:20", from: 83, until: 68 },
];

export const days: Part = (now) =>
  rhythms.flatMap(({ who, every, time, from, until }) => {
    const moments: Moment[] = [];
    for (let daysAgo = from; daysAgo >= until; daysAgo -= every)
      if (isWorkday(now, daysAgo) || who === lena) moments.push(on(now, daysAgo, time, (stage) => stage.memberOf(who)));
    return moments;
  });

function isWorkday(now: Date, daysAgo: number): boolean {
  const weekday = new Date(now.getTime() - daysAgo * 24 * 60 * 60_000).getUTCDay();
  return weekday > 0 && weekday < 6;
}

/** When each of them was here last, as the Team page shows it. */
export const lately: Part = (now) => [
  on(now, 74, "15:10", (stage) => stage.memberOf(piotr)),
  on(now, 68, "16:44", (stage) => stage.memberOf(tom)),
  on(now, 5, "08:50", (stage) => stage.memberOf(vera)),
  on(now, 4, "09:33", (stage) => stage.memberOf(grace)),
  on(now, 3, "08:48", (stage) => stage.memberOf(ines)),
  on(now, 2, "10:10", (stage) => stage.memberOf(ewan)),
  on(now, 1, "05:55", (stage) => stage.memberOf(lena)),
  on(now, 1, "07:30", (stage) => stage.memberOf(mia)),
  on(now, 1, "09:02", (stage) => stage.memberOf(samir)),
  ago(now, { hours: 2 }, (stage) => stage.memberOf(adam)),
  ago(now, { hours: 1, minutes: 40 }, (stage) => stage.memberOf(yuki)),
  ago(now, { hours: 1, minutes: 5 }, (stage) => stage.memberOf(nina)),
];

/** Everybody who has been here for longer shows that the address is still theirs, as every 90 days. */
export const addresses: Part = (now) => [
  ...[olive, adam, mia, vera, nina, grace, ines, samir, lena, ewan].map((who, index) =>
    on(now, 44 - index, "08:41", (stage) => proveAddress(stage, who)),
  ),
  on(now, 40, "13:30", (stage) => proveAddress(stage, otto)),
  on(now, 20, "13:45", (stage) => proveAddress(stage, rosa)),
];

async function proveAddress(stage: Stage, who: Person) {
  const [ctx, user] = [stage.ctxOf(who), await stage.userOf(who)];
  await askRevalidation(ctx, user, {});
  const { revalidationLink } = await sentCode(ctx, stage.sql, { userId: user.userId, purpose: "revalidation" });
  await revalidateEmail(ctx, stage.browserOf(who), { token: revalidationLink });
}

/** Somebody who has forgotten which password it was, and then remembers. */
export const mistypes: Part = (now) => [
  on(now, 9, "07:58", async (stage) => {
    for (const password of ["harbour-lights-7", "Harbour-lights-7", "harbour-light-77"]) {
      const trying = signIn(stage.ctxOf(samir), stage.browserOf(samir), { email: samir.email, password });
      await trying.then(
        () => Promise.reject(new Error("a wrong password came in")),
        () => undefined,
      );
    }
    await stage.memberOf(samir);
  }),
];
