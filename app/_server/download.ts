import "server-only";
import type { z } from "zod";
import { refusalSentence } from "@/components/forms/refusal-sentence";
import { refusalsOf } from "@/components/refusals";
import { Refusal } from "@/lib/kernel/refusal";
import type { ClaimKind } from "@/lib/usecase/claims";
import type { Command } from "@/lib/usecase/command";
import { context } from "./context";
import { makeActor } from "./make-actor";
import { forget } from "./memo";
import { missingStepPath } from "./missing-step-path";
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

/** The fields that were filled in, of a plain form without files. */
export async function postedFields(request: Request): Promise<Readonly<Record<string, string>>> {
  const form = await request.formData().catch(() => new FormData());
  return Object.fromEntries(
    Array.from(form).filter((field): field is [string, string] => typeof field[1] === "string" && field[1] !== ""),
  );
}

/**
 * `runAction` for what answers with a file: actor, input, run, and the one translation of a refusal.
 *
 * @param place the organisation in the URL
 * @param back the page that the file was asked for on
 * @param input the posted fields, for the command's own schema
 */
export async function runForFile<Kind extends ClaimKind, Input extends z.ZodType, Value>(
  command: Command<Kind, Input, Value>,
  place: string,
  back: string,
  file: (value: Value) => Response,
  input: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { access, waives = [] } = command.definition;
  try {
    const actor = await makeActor(access, { place, waives, writes: true });
    return file(await command(await context(), actor, input).finally(forget));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Asked for by a plain form: the step is taken on its page, which leads back to the one with the button.
    if (error.code === "verification_required")
      return new Response(null, { status: 303, headers: { location: await missingStepPath(error.reason, back) } });
    const words = [...Object.values(error.fields), refusalSentence(error, refusalsOf(command.definition.name))];
    return new Response(words[0], { status: refusalStatus[error.code] });
  }
}
