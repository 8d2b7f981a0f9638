import "server-only";
import type { z } from "zod";
import { refusalSentence } from "@/components/forms/refusal-sentence";
import { refusalsOf } from "@/components/refusals";
import { programWords } from "@/components/tokens/refusals";
import { Refusal } from "@/lib/kernel/refusal";
import { tokenActor } from "@/lib/tokens/token-actor";
import type { TokenActor } from "@/lib/usecase/claims";
import type { Context } from "@/lib/usecase/context";
import { context } from "./context";
import { refusalStatus } from "./refusal-status";

/** A command or query that a token may run: with access `token`, or with a permission. */
interface Asked<Input extends z.ZodType, Value> {
  (ctx: Context, actor: TokenActor, input: unknown): Promise<Value>;
  readonly definition: { readonly name: string; readonly input: Input };
}

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
    return refused(error, asked.definition.name, ctx.request.id);
  }
}

function refused(refusal: Refusal, command: string, requestId: string): Response {
  const { code, reason, fields, facts } = refusal;
  const isUnknown = code === "verification_required" && reason === "sign_in";
  const body = {
    code: isUnknown ? "unauthenticated" : (reason ?? code),
    message: refusalSentence(
      isUnknown ? { code, reason: "unauthenticated", facts } : refusal,
      refusalsOf(command),
      programWords,
    ),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    requestId,
  };
  const headers: Record<string, string> = {};
  if (isUnknown) headers["www-authenticate"] = "Bearer";
  if (code === "rate_limited") headers["retry-after"] = String(facts.seconds ?? 60);
  return Response.json(body, { status: isUnknown ? 401 : refusalStatus[code], headers });
}
