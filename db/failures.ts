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
const outOfTime = new Set(["55P03", "57014", "25P03", "53300"]);
const lostRace = new Set(["40001", "40P01"]);

export const isLostConnection = (error: unknown) =>
  codesOf(error).some((code) => lostConnection.has(code) || code.startsWith("08"));
export const isOutOfTime = (error: unknown) => codesOf(error).some((code) => outOfTime.has(code));
export const isLostRace = (error: unknown) => codesOf(error).some((code) => lostRace.has(code));

/** The unique constraint or index that a write ran into, if that is what happened. */
export function violatedUnique(error: unknown): string | null {
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    const { code, constraint_name: name } = each as { code?: string; constraint_name?: string };
    if (code === "23505") return name ?? "";
  }
  return null;
}
