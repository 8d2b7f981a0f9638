import { requireProofForRoles } from "@/lib/access/require-proof";
import type { AuditEvent } from "@/lib/audit/events";
import { noEvent } from "@/lib/audit/no-event";
import { type Pasted, readPasted } from "@/lib/kernel/pasted-people";
import { Refusal } from "@/lib/kernel/refusal";
import { refuseUncovered } from "@/lib/members/rules";
import type { Message } from "@/lib/messages/message";
import { findRole } from "@/lib/roles/find-role";
import { inTeam } from "@/lib/usecase/access/member";
import { defineCommand } from "@/lib/usecase/command";
import { inviteSeveralInput } from "./input";
import { makeInvitation } from "./make-invitation";

/** What became of one pasted address, and why not: a key with the facts that its sentence needs, as in a refusal. */
export interface InvitedRow {
  readonly address: string;
  readonly name: string | null;
  readonly sent: boolean;
  readonly because?: string;
  readonly facts?: Refusal["facts"];
}

/**
 * Invites many at once, each address on its own: one that is refused does not stop the others. A form sends at most as
 * many as one transaction should hold; the page sends the rest in further posts.
 */
export const inviteSeveral = defineCommand({
  name: "invite_several",
  access: inTeam("team:manage"),
  locks: "team",
  input: inviteSeveralInput,
  async run({ input, ...scene }) {
    // Said of the whole, because below a refusal is taken for one of its address.
    const role = await findRole(scene.tx, scene.organisation.id, input.role);
    refuseUncovered(scene.actor, role);
    requireProofForRoles(scene.actor, role);
    const rows: InvitedRow[] = [];
    const event: AuditEvent[] = [];
    const messages: Message[] = [];
    for (const written of input.addresses) {
      const { email, name } = personIn(written);
      if (!email) {
        rows.push({ address: written, name, sent: false, because: "not_an_address" });
        continue;
      }
      const row = { address: email.typed, name };
      try {
        const made = await makeInvitation(scene, {
          email,
          name,
          role,
          message: input.message,
          outsideReason: null,
        });
        rows.push({ ...row, sent: true });
        event.push(made.event);
        messages.push(made.message);
      } catch (error) {
        // A refusal comes before anything of this address is written, so the others may go on.
        if (!(error instanceof Refusal)) throw error;
        rows.push({ ...row, sent: false, ...reasonOf(error) });
      }
    }
    return {
      value: { rows: rows as readonly InvitedRow[] },
      event: event.length > 0 ? event : noEvent("nobody was invited: every address was refused"),
      messages,
    };
  },
});

/** Who is meant by one line; nobody by one that holds several, which is none of ours. */
function personIn(written: string): Pick<Pasted, "email" | "name"> {
  const [person, ...others] = readPasted(written);
  return person && others.length === 0 ? person : { email: null, name: null };
}

function reasonOf({ code, reason, fields, facts }: Refusal): Pick<InvitedRow, "because" | "facts"> {
  return { because: fields.email ?? reason ?? code, facts };
}
