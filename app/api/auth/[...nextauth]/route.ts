import type { NextRequest } from "next/server";
import { handlers } from "@/app/_server/auth";

/** Of all that Auth.js would serve, only who is signed in. Signing in and out are actions of ours. */
export function GET(request: NextRequest) {
  if (request.nextUrl.pathname !== "/api/auth/session") return new Response(null, { status: 404 });
  return handlers.GET(request);
}
