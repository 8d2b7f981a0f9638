import { Logger, type Runner, run } from "graphile-worker";
import { openQueuePool } from "@/db/client";
import { announceEndDates } from "@/lib/members/announce-end-dates";
import { endDueMemberships } from "@/lib/members/end-due-memberships";
import { type Delivering, deliver } from "@/lib/messages/deliver";
import { sweep } from "@/lib/operations/sweep";
import { verifyChains } from "@/lib/operations/verify-chains";
import { purgeOrganisations } from "@/lib/organisations/purge-organisations";
import { remindTwoFactor } from "@/lib/organisations/remind-two-factor";
import { sendReports } from "@/lib/reports/send-reports";
import type { SecretKey } from "@/lib/secrets/derive-token";
import { sweepTokens } from "@/lib/tokens/sweep-tokens";
import { resealSecrets } from "@/lib/two-factor/reseal-secrets";
import { carryOutResets } from "@/lib/two-factor-resets/carry-out-resets";

/** What the jobs need besides what sending needs. */
export interface WorkerSetup extends Delivering {
  readonly sealKeys: readonly SecretKey[];
}

export interface RunningWorker {
  /** Lets jobs under way finish; what is queued stays queued. */
  stop(): Promise<void>;
}

/** The heads of all logs go to the log sink, outside the database: whoever rewrites a whole chain cannot reach them there. */
async function noteChains({ db, log }: Delivering) {
  for await (const { organisationId, verdict } of verifyChains(db)) {
    if (verdict.intact) log({ message: "audit log verified", organisationId, ...verdict.head });
    else
      log({
        level: "error",
        message: "audit log broken",
        organisationId,
        seq: verdict.firstBadSeq,
        because: verdict.because,
      });
  }
}

/** Mails and texts at once, so that a provider that comes back is not stormed by a long queue (INV-24). */
const concurrency = 4;

/**
 * Works the job queue until stopped. The library ends itself when it loses the database for too long; it is then started
 * again, because mails must flow once the database is back (INV-21).
 *
 * @param url connects as a login that may work the queue: see `db/migrations/migrate.ts`
 */
export async function runWorker(url: string, setup: WorkerSetup): Promise<RunningWorker> {
  let isStopping = false;
  let runner: Runner | undefined;
  const logger = new Logger(() => (level, message) => {
    if (level === "error") setup.log({ level: "error", message: "worker", because: message.slice(0, 300) });
  });
  const pool = openQueuePool(url, concurrency + 2, ({ message }) =>
    setup.log({ level: "error", message: "worker", because: message.slice(0, 300) }),
  );
  const start = async () => {
    const started = await run({
      pgPool: pool,
      concurrency,
      noHandleSignals: true,
      pollInterval: 1000,
      logger,
      crontab: [
        "*/5 * * * * carry_out_resets ?jobKey=carry_out_resets",
        "*/5 * * * * end_memberships ?jobKey=end_memberships",
        "37 3 * * * purge_organisations ?jobKey=purge_organisations",
        "17 3 * * * sweep ?jobKey=sweep",
        "27 3 * * * reseal_secrets ?jobKey=reseal_secrets",
        "43 3 * * * verify_chains ?jobKey=verify_chains",
        "*/15 * * * * send_reports ?jobKey=send_reports",
        "7 * * * * remind_two_factor ?jobKey=remind_two_factor",
      ].join("\n"),
      taskList: {
        deliver_message: async (payload, { job }) => void (await deliver(setup, String(job.id), payload)),
        carry_out_resets: async () => void (await carryOutResets(setup.db)),
        end_memberships: async () => {
          await announceEndDates(setup.db);
          await endDueMemberships(setup.db);
        },
        purge_organisations: async () => void (await purgeOrganisations(setup.db)),
        sweep: async () => {
          await sweep(setup.db);
          await sweepTokens(setup.db);
        },
        reseal_secrets: async () => void (await resealSecrets(setup.db, setup.sealKeys)),
        verify_chains: () => noteChains(setup),
        send_reports: async () => void (await sendReports(setup.db)),
        remind_two_factor: () => remindTwoFactor(setup.db),
      },
    });
    started.promise.then(restart, restart);
    return started;
  };
  const restart = () => {
    if (isStopping) return;
    setTimeout(async () => {
      if (isStopping) return;
      try {
        runner = await start();
      } catch {
        restart();
      }
    }, 1000);
  };
  const freeing = setInterval(() => void freeAbandonedJobs(pool).catch(() => undefined), 60_000);
  await freeAbandonedJobs(pool);
  runner = await start();
  return {
    async stop() {
      isStopping = true;
      clearInterval(freeing);
      await runner?.stop().catch(() => undefined);
      await pool.end();
    },
  };
}

/**
 * A job of a process that was killed stays locked; the library waits four hours before it gives it to another, and a
 * mailed link works for one. No mail or text takes longer than its 30 seconds, so that after two minutes nobody is at it (INV-16).
 */
async function freeAbandonedJobs(pool: ReturnType<typeof openQueuePool>): Promise<void> {
  await pool.query(`select graphile_worker.force_unlock_workers(array(
    select distinct j.locked_by from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'deliver_message' and j.locked_at < now() - interval '2 minutes'))`);
}
