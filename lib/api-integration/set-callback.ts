import { eq, sql } from "drizzle-orm";
import { projectCallbacks } from "@/db/schema/api-integration";
import { auditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { refuseChanged } from "@/lib/kernel/fingerprint";
import { invalid } from "@/lib/kernel/refusal";
import { inLogAs } from "@/lib/project-settings/settings-of";
import { inProject } from "@/lib/usecase/access/project";
import { defineCommand } from "@/lib/usecase/command";
import { newCallbackSecret, sealCallbackSecret } from "./callback-secret";
import { setCallbackInput } from "./input";

/**
 * Where the delivery of messages is told to. The first address gets a secret, shown this once; another address keeps it.
 * Where its name leads is looked up when something is sent, each time anew.
 */
export const setCallback = defineCommand({
  name: "set_callback",
  access: inProject("manage_api_keys"),
  // Two first addresses at once would each show a secret, of which one opens nothing.
  locks: "team",
  input: setCallbackInput,
  async run({ tx, ctx, organisation, project, input }) {
    const because = ctx.outbound.refuses(input.url);
    if (because) throw invalid({ url: because });
    const url = new URL(input.url).href;
    const [before] = await tx
      .select({ url: projectCallbacks.url })
      .from(projectCallbacks)
      .where(eq(projectCallbacks.projectId, project.id));
    if (before?.url === url) return { value: { secret: null }, event: noEvent("it is what it was") };
    refuseChanged(input.seen, callbackOf(before));
    const secret = before ? null : newCallbackSecret();
    if (secret)
      await tx.insert(projectCallbacks).values({
        id: ctx.ids.create("pcb"),
        organisationId: organisation.id,
        projectId: project.id,
        url,
        secret: sealCallbackSecret(ctx.sealKeys, project.id, secret),
      });
    else
      await tx
        .update(projectCallbacks)
        .set({ url, changedAt: sql`now()` })
        .where(eq(projectCallbacks.projectId, project.id));
    return {
      // The only moment in which a secret is known in clear.
      value: { secret },
      event: auditEvent("project.callback_set", project.id, {
        project: inLogAs(project),
        host: new URL(url).host,
        before: before ? new URL(before.url).host : null,
      }),
    };
  },
});

/** What the form can change, by the names of its fields. */
export const callbackOf = (callback: { readonly url: string } | undefined) => ({ url: callback?.url ?? null });
