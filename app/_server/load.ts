import "server-only";
import { forbidden, notFound, redirect } from "next/navigation";
import type { z } from "zod";
import { Refusal, type RefusalCode } from "@/lib/kernel/refusal";
import type { ClaimKind, Claims, MemberActor, ProjectActor, UserActor } from "@/lib/usecase/claims";
import type { Context } from "@/lib/usecase/context";
import type { Query } from "@/lib/usecase/query";
import { together } from "@/lib/usecase/together";
import { currentSession, memberActor, platformActor, projectActor, userActor } from "./actor";
import { answerWith } from "./answer";
import { context } from "./context";
import { makeActor } from "./make-actor";
import { missingStepPath } from "./missing-step-path";

/**
 * The one way a page reads: makes the actor, runs the query, and turns a refusal into the page that says so.
 *
 * @param place the organisation or invitation in the page's URL, '' where there is none
 */
export async function load<Kind extends ClaimKind, Input extends z.ZodType, Value>(
  query: Query<Kind, Input, Value>,
  place: string,
  input: z.input<Input>,
): Promise<Value> {
  return orPage(() => read(query, place, input));
}

/** One query of a page, with its input, for `loadTogether`. */
export interface Asking<Claim, Value> {
  read(ctx: Context, claim: Claim): Promise<Value>;
}

export function ask<Kind extends ClaimKind, Input extends z.ZodType, Value>(
  query: Query<Kind, Input, Value>,
  input: z.input<Input>,
): Asking<Claims[Kind], Value> {
  return { read: (ctx, claim) => query(ctx, claim, input) };
}

/** The same, where the page knows that this person may see it; null for everybody else, who is not asked to. */
export function askIf<Kind extends ClaimKind, Input extends z.ZodType, Value>(
  may: boolean,
  query: Query<Kind, Input, Value>,
  input: z.input<Input>,
): Asking<Claims[Kind], Value | null> {
  return { read: async (ctx, claim) => (may ? query(ctx, claim, input) : null) };
}

/** Like `load`, for several queries about one organisation: they are one actor's, and share a transaction. */
export function loadTogether<Values extends readonly unknown[]>(
  slug: string,
  ...asked: { readonly [Index in keyof Values]: Asking<MemberActor, Values[Index]> }
): Promise<Values> {
  return orPage(async () => readTogether(await memberActor(slug, []), asked));
}

/** The same about one project. */
export function loadInProject<Values extends readonly unknown[]>(
  place: string,
  ...asked: { readonly [Index in keyof Values]: Asking<ProjectActor, Values[Index]> }
): Promise<Values> {
  return orPage(async () => readTogether(await projectActor(place, []), asked));
}

/** The same for a person's own pages. */
export function loadMine<Values extends readonly unknown[]>(
  ...asked: { readonly [Index in keyof Values]: Asking<UserActor, Values[Index]> }
): Promise<Values> {
  return orPage(async () => readTogether(await userActor("", []), asked));
}

async function readTogether<Claim extends MemberActor | UserActor, Values extends readonly unknown[]>(
  claim: Claim,
  asked: { readonly [Index in keyof Values]: Asking<Claim, Values[Index]> },
): Promise<Values> {
  return together(await context(), claim, async (ctx) => {
    const reading: Promise<unknown>[] = asked.map(({ read }) => read(ctx, claim));
    // All are waited for, so that none is still asking when a refusal of another ends the transaction.
    const answers = await Promise.allSettled(reading);
    const failed = answers.find((answer) => answer.status === "rejected");
    if (failed) throw failed.reason;
    return (await Promise.all(reading)) as unknown as Values;
  });
}

/** Turns a refusal into the page that says so. */
async function orPage<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "not_found" || error.code === "invalid") notFound();
    if (error.code === "forbidden") forbidden();
    if (error.code === "verification_required") redirect(await missingStepPath(error.reason));
    if (error.code === "unavailable") answerWith({ status: 503 });
    throw error;
  }
}

/** Like `load`, but null for the refusals that the page has words of its own for, such as a sign-in that waited too long. */
export function loadOr<Kind extends ClaimKind, Input extends z.ZodType, Value>(
  expected: readonly RefusalCode[],
  query: Query<Kind, Input, Value>,
  place: string,
  input: z.input<Input>,
  tell: (code: RefusalCode) => void = () => undefined,
): Promise<Value | null> {
  return orPage(async () => {
    try {
      return await read(query, place, input);
    } catch (error) {
      if (!(error instanceof Refusal) || !expected.includes(error.code)) throw error;
      tell(error.code);
      return null;
    }
  });
}

/**
 * What a mailed link opens. Null when it is unknown, used or past its time: the page has words for that, and its status
 * says so too, to programs and to whoever keeps the page.
 */
export function loadLink<Kind extends ClaimKind, Input extends z.ZodType, Value>(
  query: Query<Kind, Input, Value>,
  place: string,
  input: z.input<Input>,
): Promise<Value | null> {
  return loadOr(["not_found", "invalid", "expired"], query, place, input, (code) =>
    answerWith({ status: code === "expired" ? 410 : 404 }),
  );
}

async function read<Kind extends ClaimKind, Input extends z.ZodType, Value>(
  query: Query<Kind, Input, Value>,
  place: string,
  input: z.input<Input>,
): Promise<Value> {
  const { access, waives = [] } = query.definition;
  const actor = await makeActor(access, { place, waives, post: null });
  return query(await context(), actor, input);
}

/** The member whose organisation the URL names, for what stands around a page; leads to the step that is missing. */
export function memberHere(slug: string) {
  return orPage(() => memberActor(slug, []));
}

/** The same about the project that the URL names. */
export function projectHere(place: string) {
  return orPage(() => projectActor(place, []));
}

/** The same for the pages of platform admins. */
export function platformAdminHere() {
  return orPage(() => platformActor([]));
}

/**
 * Who is signed in, for a page that is for anybody; null for nobody, who is not led away.
 *
 * @param slug the organisation in the URL, or '' outside organisations
 */
export function sessionHere(slug = "") {
  return orPage(() => currentSession(slug));
}
