import { Logger, type Runner, run } from "graphile-worker";
import { openQueuePool } from "@/db/client";
import { connectDirectory } from "@/lib/directory/connect-directory";
import { keepDirectory } from "@/lib/directory/keep-directory";
import type { Directory } from "@/lib/ports/directory";
import type { SecretKey } from "@/lib/secrets/derive-token";
import { jobs } from "./all-jobs";
import { loadTemplates } from "./all-messages";
import type { JobGround } from "./define-job";
import { type Delivering, deliver } from "./deliver";

/** What the jobs need besides what sending needs. */
export interface WorkerSetup extends Delivering {
  readonly sealKeys: readonly SecretKey[];
  /** Null: there is no directory, and nobody is kept in a group of it. */
  readonly directory: Directory | null;
}

export interface RunningWorker {
  /** Lets jobs under way finish; what is queued stays queued. */
  stop(): Promise<void>;
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
  const ground: JobGround = {
    db: setup.db,
    sealKeys: setup.sealKeys,
    alert: (message, facts) => setup.log({ message, ...facts }),
  };
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
      crontab: jobs.map(({ definition: { name, every } }) => `${every} ${name} ?jobKey=${name}`).join("\n"),
      taskList: {
        deliver_message: async (payload, { job }) => void (await deliver(setup, String(job.id), payload)),
        keep_directory: async (payload) => {
          const { organisationId } = payload as { organisationId: string };
          if (setup.directory)
            await keepDirectory({ ...setup, directory: setup.directory, isStopping: () => isStopping }, organisationId);
        },
        ...Object.fromEntries(jobs.map((job) => [job.definition.name, async () => void (await job(ground))])),
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
  let isConnected = false;
  // Tried again, because mails must flow whatever stands in the way of this.
  const connect = async () => {
    if (isConnected) return;
    try {
      await connectDirectory(ground, setup.directory?.pool ?? null);
      isConnected = true;
    } catch (error) {
      const because = error instanceof Error ? error.message.slice(0, 300) : "unknown";
      setup.log({ level: "error", message: "directory not connected", because });
    }
  };
  const freeing = setInterval(() => {
    void freeAbandonedJobs(pool).catch(() => undefined);
    void connect();
  }, 60_000);
  await freeAbandonedJobs(pool);
  await loadTemplates();
  await connect();
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
 * mailed link works for one. No mail or text takes longer than its 30 seconds, and no turn at the directory as long as two
 * minutes, so that after these nobody is at it (INV-16).
 */
async function freeAbandonedJobs(pool: ReturnType<typeof openQueuePool>): Promise<void> {
  await pool.query(`select graphile_worker.force_unlock_workers(array(
    select distinct j.locked_by from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier in ('deliver_message', 'keep_directory') and j.locked_at < now() - interval '2 minutes'))`);
}
