import "server-only";
import { refresh } from "next/cache";
import { headers } from "next/headers";
import type { z } from "zod";
import { echoed } from "@/lib/kernel/echo-form";
import type { Form } from "@/lib/kernel/form-fields";
import type { FormAction, FormState } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import { Refusal } from "@/lib/kernel/refusal";
import type { ClaimKind, Claims } from "@/lib/usecase/claims";
import type { Command } from "@/lib/usecase/command";
import { answerWith } from "./answer";
import { context } from "./context";
import { makeActor, placeFields } from "./make-actor";
import { forget } from "./memo";
import { readForm } from "./read-form";
import { keepPost } from "./refused-post";

/** What a finished action knows of where it was posted. */
export interface Posted {
  /** The organisation's slug, or the project's place, as it is now; the invitation, as the form named it. */
  readonly place: string;
  /** Fields named `?…`: for what follows, not for the command. As little to be believed as any other. */
  readonly query: Readonly<Record<string, string>>;
}

/**
 * Makes a server action of a command: actor, input, run, and the only translation of a refusal. Every action is a public
 * endpoint, so nothing that the form says is believed: the place is looked up for the actor, the rest goes through the
 * command's own schema. After a success the page that posted is drawn anew, with all that stands round it.
 *
 * @param after what follows a success: keep a cookie, redirect, choose what the form is told
 * @param form how the fields become what the command takes, where they are not that already
 */
export function runAction<Kind extends ClaimKind, Input extends z.ZodType, Value, Shown = null>(
  command: Command<Kind, Input, Value>,
  after?: (value: Value, posted: Posted) => Shown | Promise<Shown>,
  ...[form]: FormFor<Input>
): FormAction<OrNull<Shown>> {
  return async (_previous, given) => {
    const { access, waives = [] } = command.definition;
    let posted: Posted;
    let value: Value;
    try {
      const { fields, query, drawnFor } = await readForm(given, form?.files);
      const placeField = placeFields[access.claim];
      const named = placeField ? (fields[placeField] ?? "") : "";
      if (placeField) delete fields[placeField];
      const actor = await makeActor(access, { place: named, waives, post: { drawnFor } });
      posted = { place: placeNow(actor) ?? named, query };
      value = await command(await context(), actor, form ? form.read(fields) : fields).finally(forget);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return await refused(error, given);
    }
    // Before what follows: a redirect is thrown, and where it leads the navigation must know of the change too.
    refresh();
    return { status: "done", value: ((await after?.(value, posted)) ?? null) as OrNull<Shown> };
  };
}

/** Forms post text: an input that takes anything else is not to be had without its form. */
type FormFor<Input extends z.ZodType> = [NotText<z.input<Input>>] extends [never]
  ? [form?: Form<Input>]
  : [form: Form<Input>];
/** The names of the fields that no text fits. */
type NotText<Given> = {
  [Name in keyof Given]-?: [Given[Name]] extends [never]
    ? never
    : [Extract<Given[Name], string>] extends [never]
      ? Name
      : never;
}[keyof Given];

/** An action that ends in a redirect answers nothing. */
type OrNull<Shown> = [Shown] extends [never] ? null : Shown;

/** An organisation, and so its projects, may have another address than the page that posts. */
function placeNow(actor: Claims[ClaimKind]): string | undefined {
  if (actor.kind !== "member") return undefined;
  const slug = actor.seen?.organisation.slug;
  return slug && "projectId" in actor ? projectPlace(slug, actor.projectId) : slug;
}

async function refused(refusal: Refusal, form: FormData): Promise<FormState<never>> {
  const { code, reason, fields, facts } = refusal;
  // The step is taken in another tab, so that nothing typed is lost. Without JavaScript the answer is a page, and most that
  // have a form cannot be drawn before the step. What was posted stands in their place, to be sent again; also in that of
  // a public page, such as an invitation, which could be drawn: all are answered alike.
  if (code === "verification_required" && reason && reason !== "step_up" && !(await isScripted())) keepPost(reason);
  if (code === "unavailable") answerWith({ status: 503 });
  if (code === "rate_limited") answerWith({ status: 429 });
  return { status: "refused", code, ...(reason ? { reason } : {}), fields, facts, values: valuesFor(refusal, form) };
}

/** Without JavaScript the page comes anew, for the person who is signed in now: what another has typed is not theirs. */
function valuesFor({ reason }: Refusal, form: FormData) {
  return reason === "other_person" ? {} : echoed(form);
}

/** Posted by a page's own script, which shows the answer where the form is. */
async function isScripted(): Promise<boolean> {
  return (await headers()).has("next-action");
}
