import type { NextRequest } from "next/server";
import { handlers } from "@/app/_server/auth";

/**
 * Of all that Auth.js would serve, only who is signed in. Signing in and out are actions of ours, so the cookies that it
 * renews with every answer are left out.
 */
export async function GET(request: NextRequest) {
  if (request.nextUrl.pathname !== "/api/auth/session") return new Response(null, { status: 404 });
  const answer = await handlers.GET(request);
  const headers = new Headers(answer.headers);
  headers.delete("set-cookie");
  return new Response(answer.body, { status: answer.status, headers });
}
