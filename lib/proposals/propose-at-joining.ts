import { sql } from "drizzle-orm";
import type { TenantTx } from "@/db/scope";
import { auditEvent } from "@/lib/audit/events";
import type { SignInMethod } from "@/lib/two-factor/read-factors";
import { isStronger } from "@/lib/two-factor/rules";
import type { Context } from "@/lib/usecase/context";
import type { ProposableMethod } from "./input";
import { changeProposedMail } from "./mails";
import { storeProposal } from "./store-proposal";

interface Joining {
  readonly tx: TenantTx;
  readonly ctx: Context;
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
}

interface From {
  readonly organisationId: string;
  readonly project: { readonly id: string; readonly name: string };
  readonly projectMemberId: string;
  readonly memberId: string;
  readonly invitedBy: string;
}

/**
 * The sign-in method that an invitation into a project named, proposed to whoever has just joined by it, in the inviter's
 * name (product.md 6.4). Nobody is asked for less than they have.
 */
export async function proposeAtJoining({ tx, ctx, person }: Joining, from: From, method: ProposableMethod) {
  const { organisationId, project, projectMemberId, memberId, invitedBy } = from;
  const [now] = await tx.execute<{ method: SignInMethod; has_key: boolean }>(
    sql`select sign_in_method as method, has_security_key(id) as has_key from users where id = ${person.id}`,
  );
  if (!now || now.has_key || !isStronger(method, now.method)) return null;
  const kind = "sign_in_method";
  const place = { organisationId, projectId: project.id, projectMemberId, userId: person.id, proposedBy: invitedBy };
  const proposalId = await storeProposal(tx, ctx.ids, place, { kind, value: method });
  const details = { project, userId: person.id, proposalId, kind, invitedBy } as const;
  return {
    event: auditEvent("proposal.made_at_joining", memberId, details, person),
    message: changeProposedMail({ userId: person.id, proposalId }),
  };
}
