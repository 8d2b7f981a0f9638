import type postgres from "postgres";
import type { Database } from "../../db/client";
import type { Configuration } from "../../lib/kernel/env";
import { demoTransport } from "../../lib/ports/mail-demo";
import { openOutbound } from "../../lib/ports/outbound";
import { demoSmsTransport } from "../../lib/ports/sms-demo";
import { moveTimes } from "./move-times";
import { openStage } from "./stage";
import { tell } from "./story";
import { cases } from "./story-cases";
import { openStoryClock } from "./story-clock";
import { addresses, days, lately, mistypes } from "./story-days";
import { projects } from "./story-projects";
import { requests } from "./story-requests";
import { founding, reviews, team, tokens } from "./story-team";

const parts = [founding, team, tokens, reviews, projects, requests, cases, days, lately, addresses, mistypes];

/** Stands on the schema while the demo is being filled: whoever finds it there finds a demo that was interrupted. */
const mark = "Rollcall's demo is being filled";

export type State = "empty" | "interrupted" | "in use";

/** Whether the demo's people may move in: where anybody else has ever been, they may not. */
export async function stateOf(sql: postgres.Sql): Promise<State> {
  const [row] = await sql<{ is_marked: boolean; is_used: boolean }[]>`
    select coalesce(obj_description('public'::regnamespace, 'pg_namespace') = ${mark}, false) as is_marked,
      exists (select 1 from users) or exists (select 1 from audit_events) as is_used`;
  if (row?.is_marked) return "interrupted";
  return row?.is_used ? "in use" : "empty";
}

export interface Filling {
  readonly sql: postgres.Sql;
  readonly db: Database;
  readonly configuration: Configuration;
  /** Of everybody in it. */
  readonly password: string;
  readonly now: Date;
}

/**
 * Tells the demo's story in an empty database: every act by its command, then all times moved to where they belong. Refuses a
 * database in which somebody is or was, so that nothing but the story's own log can ever be written with other times.
 */
export async function fillDemo({ sql, db, configuration, password, now }: Filling): Promise<void> {
  if (!configuration.demo) throw new Error("only a demo is filled");
  if ((await stateOf(sql)) !== "empty") throw new Error("the demo's people move into an empty database only");
  await sql.unsafe(`comment on schema public is '${mark.replace("'", "''")}'`);
  const moments = tell(parts, now);
  const [first] = moments;
  if (!first) return;
  const story = openStoryClock(sql, first.at);
  const { appUrl, mailKeys, encryptionKeys: sealKeys, mailFrom, supportEmail, lockoutMinutes } = configuration;
  const sending = {
    db,
    transport: demoTransport(db),
    texts: demoSmsTransport(db),
    ...{ appUrl, mailFrom, supportEmail, mailKeys, lockoutMinutes },
    log: () => undefined,
  };
  const base = {
    db,
    ...{ mailKeys, sealKeys, appUrl },
    cookieSecret: configuration.authSecret,
    settings: {
      ...{ lockoutMinutes, supportEmail },
      seatLimit: configuration.seatLimit,
      signInCodeMinutes: configuration.signInCodeMinutes,
      sms: { isOn: true, countries: configuration.smsCountries },
      directoryPool: configuration.directory?.pool ?? null,
    },
    outbound: openOutbound({ networks: [] }),
    alert: () => undefined,
  };
  const stage = openStage(sql, base, story, { sending, password });
  for (const { at, act } of moments) {
    await story.goOnAt(at);
    await act(stage);
    await stage.sendMails();
  }
  await sql.begin(async (tx) => {
    await moveTimes(tx, story.stretches);
    // The dashboard's numbers were counted at the time of the filling.
    await tx`select recount_teams()`;
    await tx.unsafe("comment on schema public is null");
  });
}
