import type { JobGround } from "@/lib/jobs/define-job";
import { systemIds } from "@/lib/kernel/ids";
import { type Directory, DirectoryError } from "@/lib/ports/directory";
import type { AtWork } from "./at-work";
import { compareGroup } from "./compare-group";
import { endTurn, endTurnFailing } from "./end-turn";
import { keepGroup } from "./keep-group";
import { keepMembers } from "./keep-members";

export interface KeepingDirectory extends Pick<JobGround, "db"> {
  readonly directory: Directory;
  readonly log: AtWork["log"];
  /** Whether the worker is to stop, so that it is not waited for. */
  readonly isStopping?: () => boolean;
  /** Long enough for some hundred people, short enough that the next organisation need not wait. */
  readonly turnMs?: number;
}

/**
 * The worker's task for one organisation: makes its group in the directory hold its members and nobody else, as they are
 * now (product.md 4.10). Whatever is in the way is written down for the organisation and tried again; it fails nobody.
 */
export async function keepDirectory(keeping: KeepingDirectory, organisationId: string): Promise<void> {
  const { isStopping = () => false, turnMs = 20_000 } = keeping;
  const endsAt = Date.now() + turnMs;
  const work: AtWork = {
    ctx: { db: keeping.db, ids: systemIds, request: { id: "keep_directory", ip: null, browser: null } },
    directory: keeping.directory,
    organisationId,
    log: keeping.log,
    isStopping,
    isOver: () => isStopping() || Date.now() >= endsAt,
    hasDone: false,
  };
  try {
    if (!(await keepGroup(work))) return;
    await keepMembers(work);
    await compareGroup(work);
    await endTurn(work);
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    await endTurnFailing(work, error);
  }
}
