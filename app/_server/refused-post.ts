import "server-only";
import type { AsyncLocalStorage } from "node:async_hooks";
import { repeatable } from "@/lib/kernel/echo-form";
import { answerWith } from "./answer";
import { refusalStatus } from "./refusal-status";

/** A form that was posted without JavaScript while a step was missing without which its page cannot be drawn. */
export interface RefusedPost {
  /** Which step. */
  readonly reason: string;
  /** All that was posted but secrets. */
  readonly fields: readonly (readonly [name: string, text: string])[];
}

/** One object for each request, made by `scripts/serve.ts`, and gone with its answer: what was typed is stored nowhere. */
interface OfRequest {
  /** As it was posted: an action is handed one without the fields in which Next names the action. */
  readonly form?: FormData;
  post?: RefusedPost;
}
const shared = globalThis as typeof globalThis & { rollcallAnswer?: AsyncLocalStorage<OfRequest> };

/** For the page that answers this very request. */
export function keepPost(reason: string): void {
  const request = shared.rollcallAnswer?.getStore();
  if (request?.form) request.post = { reason, fields: repeatable(request.form) };
  answerWith({ status: refusalStatus.verification_required });
}

export function refusedPost(): RefusedPost | null {
  return shared.rollcallAnswer?.getStore()?.post ?? null;
}
