import { afterAll, beforeAll } from "vitest";
import { cast } from "@/db/seed";
import type { Message } from "@/lib/messages/message";
import { queuedMessages } from "./observe";
import { openPostRoom } from "./post-room";
import { addAccount, type Person } from "./test-context";
import { openWorld, type World } from "./world";

const { northwind } = cast;

export type MailBench = ReturnType<typeof openMailBench>;

/** What the tests of an area's mails stand on: a world, its post room, and what may happen between the queue and the mail. */
export function openMailBench() {
  let world: World;
  let post: ReturnType<typeof openPostRoom>;
  let count = 0;
  beforeAll(async () => {
    world = await openWorld();
    post = openPostRoom(world);
    await world.sql`update organisations set seat_limit = 1000`;
  });
  afterAll(() => world.close());
  const newAddress = (word: string) => {
    count += 1;
    const typed = `${word}.${count}@Example.COM`;
    return { typed, address: typed.toLowerCase() };
  };
  return {
    get sql() {
      return world.sql;
    },
    get ctx() {
      return world.ctx;
    },
    get post() {
      return post;
    },
    /** An address that nobody has, typed in capitals: mails go to the stored, canonical form (IN-06). */
    newAddress,
    async person(word: string): Promise<Person & { address: string }> {
      const { typed, address } = newAddress(word);
      return { ...(await addAccount(world.sql, `${word} ${count}`, typed)), address };
    },
    /** The one message of this name that the act queued. */
    async queuedBy(
      { definition: { name } }: { readonly definition: { readonly name: string } },
      act: () => Promise<unknown>,
    ): Promise<Message> {
      await post.clear();
      await act();
      const found = (await queuedMessages(world.sql)).find((each) => each.name === name);
      if (!found) throw new Error(`${name} was not queued`);
      await post.clear();
      return found;
    },
    archive: ({ userId = "" }) => world.sql`update users set archived_at = now() where id = ${userId}`,
    leave: ({ userId = "" }) =>
      world.sql`delete from members where user_id = ${userId} and organisation_id = ${northwind.id}`,
    close: () => world.sql`update organisations set deleted_at = now() where id = ${northwind.id}`,
    demote: ({ userId = "" }) => world.sql`update members set role_id = 'rol_administrator'
      where user_id = ${userId} and organisation_id = ${northwind.id}`,
  };
}
