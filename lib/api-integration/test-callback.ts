import { randomUUID } from "node:crypto";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { Refusal } from "@/lib/kernel/refusal";
import { takePermit } from "@/lib/limits/take-permit";
import type { Answer } from "@/lib/ports/outbound";
import { inLogAs } from "@/lib/project-settings/settings-of";
import { inProject } from "@/lib/usecase/access/project";
import type { ProjectActor } from "@/lib/usecase/claims";
import { defineCommand } from "@/lib/usecase/command";
import { nothing } from "@/lib/usecase/input";
import type { Preparation } from "@/lib/usecase/preparation";
import { openCallbackSecret, signedHeaders } from "./callback-secret";
import { getCallbackToTest } from "./get-callback-to-test";

const shownCharacters = 1000;

/**
 * Sends something small to the callback, signed as what it is for will be, and says what came of it. It is sent before the
 * command's transaction, since nobody knows how long a receiver takes, but after the rights of whoever asks were read; a
 * receiver may thus hear something of somebody whose right ends in that moment, and nothing more than that.
 */
export const testCallback = defineCommand({
  name: "test_callback",
  access: inProject("manage_api_keys"),
  input: nothing,
  prepare: async ({ ctx, actor }) => send(ctx, actor).catch(toBeSaidLater),
  async run({ project, prepared }) {
    if (prepared instanceof Refusal) throw prepared;
    const event = { project: inLogAs(project), outcome: prepared.came ? String(prepared.status) : prepared.because };
    return { value: prepared, event: auditEvent("project.callback_tested", project.id, event) };
  },
});

async function send(ctx: Preparation, { seen: _, here: __, ...claim }: ProjectActor): Promise<Answer> {
  // Without what was read earlier in this request, so that it is read now.
  const { url, sealed } = await getCallbackToTest(ctx, claim, {});
  const { projectId } = claim;
  const wait = await ctx.apart(async (tx) => ({
    value: await takePermit(tx, { bucket: `callback-test:${projectId}`, most: 1, seconds: 10 }),
    event: noEvent("a permit is counted"),
  }));
  if (wait > 0) throw new Refusal("rate_limited", { facts: { seconds: wait } });
  const at = ctx.clock.now();
  const body = JSON.stringify({ type: "callback.test", timestamp: at.toISOString(), data: { project: projectId } });
  const secret = openCallbackSecret(ctx.sealKeys, projectId, sealed);
  const headers = signedHeaders(secret, { id: `msg_${randomUUID()}`, at, body });
  const answer = await ctx.outbound.post({
    url,
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  return answer.came ? { ...answer, body: shown(answer.body), location: shown(answer.location ?? "") || null } : answer;
}

/** A refusal is told, and recorded, where a command's own are: its transaction asks the same again. */
function toBeSaidLater(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}

/** Somebody else's text, on a page of ours: its beginning, without what is not seen but steers what is. */
function shown(text: string): string {
  return Array.from(text.slice(0, 2 * shownCharacters))
    .slice(0, shownCharacters)
    .join("")
    .replace(/[^\P{C}\n\t]/gu, "\ufffd");
}
