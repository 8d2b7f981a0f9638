/** What the database's and the driver's errors mean to us, whatever wraps them. */

function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    const code = (each as { code?: unknown }).code;
    if (typeof code === "string") codes.push(code);
  }
  return codes;
}

const lostConnection = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "CONNECTION_ENDED",
  "CONNECT_TIMEOUT",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "57P01", // admin_shutdown: somebody ended this backend
  "57P02", // crash_shutdown
  "57P03", // cannot_connect_now: the server is starting
]);
/** The last words of a backend that was ended in the middle of a statement. */
const lastWords = new Set(["57P01", "57P02"]);
const outOfTime = new Set(["55P03", "57014", "25P03", "53300"]);
const lostRace = new Set(["40001", "40P01"]);

export const isLostConnection = (error: unknown) =>
  codesOf(error).some((code) => lostConnection.has(code) || code.startsWith("08"));
export const isLastWord = (error: unknown) => codesOf(error).some((code) => lastWords.has(code));
export const isOutOfTime = (error: unknown) => codesOf(error).some((code) => outOfTime.has(code));
export const isLostRace = (error: unknown) => codesOf(error).some((code) => lostRace.has(code));
/** A statement after one that failed: it says nothing of what was wrong. */
export const isAborted = (error: unknown) => codesOf(error).includes("25P02");

/** Somebody migrated under a prepared statement; the driver has dropped it, so a second attempt plans it anew. */
export function isStalePlan(error: unknown): boolean {
  for (let each: unknown = error; each instanceof Error; each = each.cause)
    if ((each as { code?: unknown }).code === "0A000" && /cached plan/.test(each.message)) return true;
  return false;
}

/** The unique constraint or index that a write ran into, if that is what happened. */
export function violatedUnique(error: unknown): string | null {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    const { code, constraint_name: name } = each as { code?: string; constraint_name?: string };
    if (code === "23505") return name ?? "";
  }
  return null;
}

/** A database error as a log may hold it: what failed and where, without the values that were being written (AU-05). */
export class DatabaseFault extends Error {
  override readonly name = "DatabaseFault";
  readonly code: string | undefined;
  readonly constraint_name: string | undefined;
}

/** Drizzle's errors hold every parameter, and PostgreSQL's details hold rows; anything else passes through. */
export function withoutValues(error: unknown): unknown {
  const statement = statementOf(error);
  if (!(error instanceof Error) || (statement === null && !isFromServer(error))) return error;
  const [code] = codesOf(error);
  const fault = new DatabaseFault(`${code ?? "database error"}${statement ? ` in: ${statement.slice(0, 300)}` : ""}`);
  const constraint_name = violatedUnique(error) ?? undefined;
  return Object.assign(fault, { code, constraint_name, stack: stackWithout(error, fault) });
}

function isFromServer(error: Error): boolean {
  return error.name === "PostgresError" || (error.cause instanceof Error && isFromServer(error.cause));
}

function statementOf(error: unknown): string | null {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    const { query } = each as { query?: unknown };
    if (typeof query === "string") return query;
  }
  return null;
}

/** The frames of the original, under a message that holds no values. */
function stackWithout(error: Error, fault: Error): string {
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [`${fault.name}: ${fault.message}`, ...frames].join("\n");
}
