import type { Database } from "@/db/client";
import { withOrganisation } from "@/db/scope";
import { toCsv, toCsvRows } from "@/lib/kernel/csv";
import { type EventFilter, findEvents, type LoggedEvent } from "./find-events";
import type { ExportFormat } from "./input";

/** Enough for the round trips not to count, little enough to be nothing in memory: about half a megabyte of text. */
const pageSize = 1000;

export interface ExportPlan {
  readonly filter: EventFilter;
  readonly format: ExportFormat;
  /** The last number that belongs to it: what is written while it runs does not. */
  readonly upTo: number;
}

/**
 * A log as text, a page at a time. Each page is a transaction of its own, begun only when the reader has taken the one
 * before (OP-05): a slow reader holds no connection, and the memory that it needs does not grow with the log.
 */
export async function* exportLines(db: Database, organisationId: string, plan: ExportPlan): AsyncGenerator<string> {
  const { filter, format, upTo } = plan;
  if (format === "csv") yield toCsv([csvHeading]);
  for (let after = 0; after < upTo; ) {
    const from = after;
    const page = await withOrganisation(db, organisationId, (tx) =>
      findEvents(tx, organisationId, filter, { after: from, upTo }, pageSize),
    );
    const last = page.at(-1);
    if (last) yield format === "csv" ? toCsvRows(page.map(csvCells)) : page.map(jsonLine).join("");
    if (!last || page.length < pageSize) return;
    after = last.seq;
  }
}

const csvHeading = [
  "Number",
  "Time (UTC)",
  "Action",
  "What happened",
  "Actor kind",
  "Actor id",
  "Actor name",
  "Actor email address",
  "Target id",
  "Target name",
  "Target email address",
  "Outcome",
  "Details",
  "IP address",
  "Browser",
  "Request id",
  "Entry id",
  "Previous hash",
  "Hash",
];

function csvCells({ actor, target, ...event }: LoggedEvent): string[] {
  return [
    String(event.seq),
    event.at,
    event.action,
    event.sentence,
    actor.kind,
    actor.id ?? "",
    actor.name ?? "",
    actor.email ?? "",
    target.id ?? "",
    target.name ?? "",
    target.email ?? "",
    event.outcome,
    JSON.stringify(event.details),
    actor.ip ?? "",
    actor.browser ?? "",
    event.requestId ?? "",
    event.id,
    event.previousHash,
    event.hash,
  ];
}

/** `body` is what the hash covers, letter by letter, so that a program can verify the file. */
function jsonLine(event: LoggedEvent): string {
  return `${JSON.stringify(event)}\n`;
}
