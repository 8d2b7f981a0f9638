import "server-only";
import type { z } from "zod";
import { keyWords } from "@/components/api-integration/refusals";
import { refusalSentence, type Sentences } from "@/components/forms/refusal-sentence";
import { refusalsOf } from "@/components/refusals";
import { programWords } from "@/components/tokens/refusals";
import { keyActor } from "@/lib/api-integration/key-actor";
import { Refusal } from "@/lib/kernel/refusal";
import { tokenActor } from "@/lib/tokens/token-actor";
import type { KeyActor, TokenActor } from "@/lib/usecase/claims";
import type { Context } from "@/lib/usecase/context";
import { context } from "./context";
import { refusalStatus } from "./refusal-status";

/** A command or query that whoever holds this kind of secret may run. */
interface Asked<Claim, Input extends z.ZodType, Value> {
  (ctx: Context, actor: Claim, input: unknown): Promise<Value>;
  readonly definition: { readonly name: string; readonly input: Input };
}

/** A secret that programs hold: how it becomes an actor, and what is told of it. */
interface Bearer<Claim> {
  readonly actor: (ctx: Context, authorization: string | null) => Promise<Claim>;
  readonly words: Sentences;
}

/** A person's token: for what has access `token`, or asks a permission. */
export const byToken: Bearer<TokenActor> = { actor: tokenActor, words: programWords };

/** A project's key: for what has access `key`, and nothing else. */
export const byKey: Bearer<KeyActor> = { actor: keyActor, words: keyWords };

/**
 * `runAction` for programs: the one place where a bearer's secret becomes an actor and a refusal becomes JSON. Cookies and
 * the query are never looked at (AP-04).
 */
export async function answerProgram<Claim, Input extends z.ZodType, Value>(
  request: Request,
  bearer: Bearer<Claim>,
  asked: Asked<Claim, Input, Value>,
  input: z.input<Input>,
): Promise<Response> {
  const ctx = await context();
  try {
    const actor = await bearer.actor(ctx, request.headers.get("authorization"));
    return Response.json(await asked(ctx, actor, input));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error, asked.definition.name, bearer.words, ctx.request.id);
  }
}

function refused(refusal: Refusal, command: string, words: Sentences, requestId: string): Response {
  const { code, reason, fields, facts } = refusal;
  const isUnknown = code === "verification_required" && reason === "sign_in";
  const body = {
    code: isUnknown ? "unauthenticated" : (reason ?? code),
    message: refusalSentence(
      isUnknown ? { code, reason: "unauthenticated", facts } : refusal,
      refusalsOf(command),
      words,
    ),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
    requestId,
  };
  const headers: Record<string, string> = {};
  if (isUnknown) headers["www-authenticate"] = "Bearer";
  if (code === "rate_limited") headers["retry-after"] = String(facts.seconds ?? 60);
  return Response.json(body, { status: isUnknown ? 401 : refusalStatus[code], headers });
}
