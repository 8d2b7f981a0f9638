import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { cast, castMemberId } from "@/db/seed";
import { openPostRoom } from "@/lib/testing/post-room";
import { openWorld } from "@/lib/testing/world";
import { jobs } from "./all-jobs";
import { runWorker } from "./run-worker";

const { mia, northwind } = cast;

test("the worker runs every job, at its times and when it is asked to, and every one of them comes to its end", async () => {
  const world = await openWorld();
  const { sql, url, ctx } = world;
  const post = openPostRoom(world);
  const memberId = castMemberId(mia, northwind);
  await sql`update members set ends_at = now() - interval '1 minute' where id = ${memberId}`;
  const worker = await runWorker(url, { ...post.setup, sealKeys: ctx.sealKeys, directory: null });
  const names = jobs.map(({ definition }) => definition.name);
  try {
    // It learns its times by and by.
    const times = () => sql<{ name: string }[]>`select identifier as name from graphile_worker._private_known_crontabs`;
    while ((await times()).length < names.length) await wait(50);
    expect((await times()).map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    for (const name of names) await sql`select graphile_worker.add_job(${name})`;
    const waiting = () => sql<{ last_error: string | null }[]>`select last_error from graphile_worker._private_jobs`;
    for (let left = await waiting(); left.length > 0; left = await waiting()) {
      expect(left.filter(({ last_error }) => last_error !== null)).toEqual([]);
      await wait(50);
    }
    expect(await sql`select 1 from members where id = ${memberId}`).toHaveLength(0);
    expect(post.lines.filter(({ message }) => message === "audit log broken")).toEqual([]);
    expect(post.lines.map(({ message }) => message)).toContain("audit log verified");
  } finally {
    await worker.stop();
    await world.close();
  }
});
