import "server-only";
import type { z } from "zod";
import { Refusal } from "@/lib/kernel/refusal";
import { tokenActor } from "@/lib/tokens/token-actor";
import type { TokenActor } from "@/lib/usecase/claims";
import type { Context } from "@/lib/usecase/context";
import { context } from "./context";
import { refusalStatus } from "./refusal-status";

/** A command or query that a token may run: with access `token`, or with a permission. */
interface Asked<Input extends z.ZodType, Value> {
  (ctx: Context, actor: TokenActor, input: unknown): Promise<Value>;
  readonly definition: { readonly input: Input };
}

const sentences: Readonly<Record<string, string>> = {
  unauthenticated: "Send a valid token as Authorization: Bearer.",
  revalidate_email: "The token's owner must prove their email address again first.",
  set_up_two_factor: "The organisation requires two-factor authentication, which the token's owner has not set up.",
  second_step: "The organisation requires two-factor authentication; create a token after signing in with it.",
  step_up: "This cannot be done with a token.",
  lacks_permission: "The token's scopes, or its owner's role, do not hold the permission that this needs.",
  not_found: "There is no such thing, or the token does not reach it.",
  forbidden: "The token's owner may not do this.",
  invalid: "The request does not fit; see fields.",
  conflict: "This does not fit the present state.",
  expired: "This has expired.",
  rate_limited: "Too many requests. Wait before the next one.",
  verification_required: "The token's owner has to do something first.",
  unavailable: "This does not work at the moment. Try again later.",
};

/**
 * `runAction` for programs: the one place where a bearer token becomes an actor and a refusal becomes JSON. Cookies and the
 * query are never looked at (AP-04).
 */
export async function answerProgram<Input extends z.ZodType, Value>(
  request: Request,
  asked: Asked<Input, Value>,
  input: z.input<Input>,
): Promise<Response> {
  const ctx = await context();
  try {
    const actor = await tokenActor(ctx, request.headers.get("authorization"));
    return Response.json(await asked(ctx, actor, input));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error, ctx.request.id);
  }
}

function refused({ code, reason, fields, facts }: Refusal, requestId: string): Response {
  const isUnknown = code === "verification_required" && reason === "sign_in";
  const key = isUnknown ? "unauthenticated" : reason && reason in sentences ? reason : code;
  const body = {
    code: isUnknown ? "unauthenticated" : (reason ?? code),
    message: sentences[key],
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    requestId,
  };
  const headers: Record<string, string> = {};
  if (isUnknown) headers["www-authenticate"] = "Bearer";
  if (code === "rate_limited") headers["retry-after"] = String(facts.seconds ?? 60);
  return Response.json(body, { status: isUnknown ? 401 : refusalStatus[code], headers });
}
