import type postgres from "postgres";
import { type Database, openDatabase } from "@/db/client";
import { seedCast } from "@/db/seed";
import { freshDatabase } from "@/db/testing";
import { hashPassword } from "@/lib/accounts/hash-queue";
import type { Context } from "@/lib/usecase/context";
import { testContext } from "./test-context";

/** What everybody of the cast signs in with in tests. */
export const castPassword = "correct horse battery staple";

/** Any argon2id hash, for tests in which nobody signs in. */
const noPassword = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

export interface World {
  readonly sql: postgres.Sql;
  readonly url: string;
  readonly ctx: Context;
  /** A second server on the same database: its own pool, its own context. */
  readonly other: Context;
  close(): Promise<void>;
}

interface WorldOptions {
  readonly signsIn?: boolean;
  readonly connections?: number;
  readonly locale?: "C" | undefined;
}

/** A database with the cast in it and two servers on it. */
export async function openWorld({ signsIn = false, connections = 10, locale }: WorldOptions = {}): Promise<World> {
  const { db, url, sql, close } = await freshDatabase({ connections, locale });
  const second: Database = openDatabase({ url, connections });
  await seedCast(sql, { passwordHash: signsIn ? await hashPassword(castPassword) : noPassword });
  return {
    sql,
    url,
    ctx: testContext(db),
    other: testContext(second),
    async close() {
      await second.close();
      await close();
    },
  };
}
