import { answerProgram, byKey } from "@/app/_server/api";
import { getProjectOfKey } from "@/lib/api-integration/get-project-of-key";

export const dynamic = "force-dynamic";

/** The project whose key it is, and what the key's scopes let a program read of it. */
export function GET(request: Request) {
  return answerProgram(request, byKey, getProjectOfKey, {});
}
