import { type NextRequest, NextResponse } from "next/server";
import { configuration } from "@/app/_server/configuration";
import { database } from "@/app/_server/database";
import { gate } from "@/lib/access/gate";
import { findSession } from "@/lib/sessions/find-session";

/** Without `runtime` this builds and then answers every request with 500; a test fails if the line goes. */
export const config = {
  runtime: "nodejs",
  matcher: ["/orgs/:path*", "/profile/:path*"],
};

/**
 * Comfort, not safety: sends people to the step that is missing and remembers where they wanted to go. The same gate is
 * asked again wherever an actor is made, so nothing depends on this file being here (AZ-03). Nonce, headers and origin
 * checks are the node server's (decision 0003).
 */
export async function middleware(request: NextRequest) {
  const secure = configuration().appUrl.startsWith("https:");
  const token = request.cookies.get(secure ? "__Host-rollcall_session" : "rollcall_session")?.value;
  const session = token ? await findSession(database(), token, "") : null;
  if (gate({ session }) === "ok") return NextResponse.next();
  const { pathname, search } = request.nextUrl;
  const signIn = new URL("/sign-in", configuration().appUrl);
  signIn.searchParams.set("next", `${pathname}${search}`);
  return NextResponse.redirect(signIn, 303);
}
