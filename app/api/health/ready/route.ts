import { configuration } from "@/app/_server/configuration";
import { database } from "@/app/_server/database";
import { checkReadiness } from "@/lib/operations/check-readiness";

export const dynamic = "force-dynamic";

/** This server may take traffic. Says no more than yes or no; the log says why not. */
export async function GET() {
  const failed = await checkReadiness(database(), configuration().dataDir).catch(() => ["database"]);
  if (failed.length === 0) return Response.json({ status: "ready" });
  process.stderr.write(`${JSON.stringify({ level: "warn", message: "not ready", failed })}\n`);
  return Response.json({ status: "not ready" }, { status: 503 });
}
