import { type NextRequest, NextResponse } from "next/server";
import { configuration } from "@/app/_server/configuration";
import { pathOfStep } from "@/app/_server/missing-step-path";
import { sessionOf } from "@/app/_server/session";
import { gate } from "@/lib/access/gate";
import { sessionCookieName } from "@/lib/kernel/cookie-names";
import { organisationIn } from "@/lib/kernel/organisation-in";
import { Refusal } from "@/lib/kernel/refusal";
import { gateFacts } from "@/lib/sessions/find-session";

/** Without `runtime` this builds and then answers every request with 500; a test fails if the line goes. */
export const config = {
  runtime: "nodejs",
  matcher: ["/orgs/:path*", "/profile/:path*", "/admin/:path*", "/services/:path*"],
};

/**
 * Comfort, not safety: sends people to the step that is missing and remembers where they wanted to go. The same gate is
 * asked again wherever an actor is made, so nothing depends on this file being here (AZ-03). Nonce, headers and origin
 * checks are the node server's (decision 0003). What is posted is left to the actions: to an open form a page is no answer.
 */
export async function middleware(request: NextRequest) {
  const { appUrl } = configuration();
  if (request.method === "POST") return NextResponse.next();
  const { pathname, search } = request.nextUrl;
  const token = request.cookies.get(sessionCookieName(appUrl))?.value;
  try {
    const session = token ? await sessionOf(token, organisationIn(pathname)) : null;
    const step = gate(gateFacts(session));
    if (step === "ok") return NextResponse.next();
    return NextResponse.redirect(new URL(pathOfStep(step, pathname, search.slice(1)), appUrl), 303);
  } catch (error) {
    // The database is busy or away. The page, behind the same gate, says so in its own words.
    if (error instanceof Refusal && error.code === "unavailable") return NextResponse.next();
    throw error;
  }
}
