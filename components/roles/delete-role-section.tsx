import Link from "next/link";
import { Card } from "@/components/ui/card";
import type { FormAction } from "@/lib/kernel/form-state";
import type { RoleView } from "@/lib/roles/get-role";
import { DeleteRoleButton } from "./delete-role-button";

/** A role that somebody has is not deleted but given away first: what stands in the way is named, with where to go. */
export function DeleteRoleSection({ view, action }: { view: RoleView; action: FormAction<null> }) {
  const { slug, role, members, invitations, isDefault } = view;
  return (
    <section aria-labelledby="delete-role" className="mt-8">
      <h2 id="delete-role" className="mb-2.5">
        Delete role
      </h2>
      <Card className="grid justify-items-start gap-3 p-6">
        {members + invitations > 0 || isDefault ? (
          <>
            <p>A role can be deleted once nobody needs it any more:</p>
            <ul className="list-disc pl-5">
              {members > 0 ? (
                <li>
                  <Link href={`/orgs/${slug}/team?role=${role.id}`} className="link">
                    {members === 1 ? "One member has it" : `${members} members have it`}
                  </Link>
                </li>
              ) : null}
              {invitations > 0 ? (
                <li>
                  <Link href={`/orgs/${slug}/team/invitations`} className="link">
                    {invitations === 1 ? "One open invitation is for it" : `${invitations} open invitations are for it`}
                  </Link>
                </li>
              ) : null}
              {isDefault ? (
                <li>
                  <Link href={`/orgs/${slug}/settings`} className="link">
                    It is the default role
                  </Link>
                </li>
              ) : null}
            </ul>
          </>
        ) : (
          <>
            <p>Nobody has this role and nobody is promised it.</p>
            <DeleteRoleButton view={view} action={action} />
          </>
        )}
      </Card>
    </section>
  );
}
