import "server-only";
import type { z } from "zod";
import { fieldSentences, refusalSentence } from "@/components/forms/refusal-sentence";
import { outlivedWords } from "@/components/forms/refusals";
import { refusalsOf } from "@/components/refusals";
import { isOfPipeline } from "@/lib/kernel/echo-form";
import { Refusal } from "@/lib/kernel/refusal";
import type { ClaimKind } from "@/lib/usecase/claims";
import type { Command } from "@/lib/usecase/command";
import { context } from "./context";
import { makeActor } from "./make-actor";
import { forget } from "./memo";
import { missingStepPath } from "./missing-step-path";
import { drawnFor } from "./read-form";
import { refusalStatus } from "./refusal-status";

/** A file for the person's disk: never shown in the browser, whose guess at its type is switched off, never stored. */
export function download(name: string, type: string, body: string | AsyncGenerator<string>): Response {
  return new Response(typeof body === "string" ? body : streamOf(body), {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"`,
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}

/** Asks for the next part only when the browser has taken the last one, and for none once it has gone away. */
function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}

/** A plain form without files: the fields that were filled in, and for whom its page was drawn. */
export interface PostedForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly drawnFor: string | null;
}

export async function postedForm(request: Request): Promise<PostedForm> {
  const form = await request.formData().catch(() => new FormData());
  const isFilled = (field: [string, unknown]): field is [string, string] =>
    typeof field[1] === "string" && field[1] !== "" && !isOfPipeline(field[0]);
  return { fields: Object.fromEntries(Array.from(form).filter(isFilled)), drawnFor: drawnFor(form) };
}

/**
 * `runAction` for what answers with a file: actor, input, run, and the one translation of a refusal.
 *
 * @param posted its fields are for the command's own schema
 * @param place the organisation in the URL
 * @param back the page that the file was asked for on
 */
export async function runForFile<Kind extends ClaimKind, Input extends z.ZodType, Value>(
  command: Command<Kind, Input, Value>,
  posted: PostedForm,
  place: string,
  back: string,
  file: (value: Value) => Response,
): Promise<Response> {
  const { access, waives = [] } = command.definition;
  try {
    const actor = await makeActor(access, { place, waives, post: posted });
    return file(await command(await context(), actor, posted.fields).finally(forget));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, reason, fields, facts } = error;
    // Asked for by a plain form: the step is taken on its page, which leads back to the one with the button.
    if (code === "verification_required")
      return new Response(null, { status: 303, headers: { location: await missingStepPath(reason, back) } });
    const own = refusalsOf(command.definition.name);
    const words = [...Object.values(fieldSentences(fields, own, facts)), refusalSentence(error, own, outlivedWords)];
    return new Response(words[0], { status: refusalStatus[code] });
  }
}
