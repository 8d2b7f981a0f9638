import { answerProgram, byToken } from "@/app/_server/api";
import { getToken } from "@/lib/tokens/get-token";

export const dynamic = "force-dynamic";

/** Who the token is for, in which organisation, what it may do there and until when. */
export function GET(request: Request) {
  return answerProgram(request, byToken, getToken, {});
}
