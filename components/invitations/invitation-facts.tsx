import { DateText } from "@/components/ui/date-text";
import { FactList } from "@/components/ui/fact-list";
import type { InvitationView } from "@/lib/invitations/get-invitation";
import { isRoleKey, roles } from "@/lib/permissions/table";

export function InvitationFacts({ invitation }: { invitation: InvitationView }) {
  const { roleKey, roleLabel, email, expiresAt, message } = invitation;
  return (
    <>
      <FactList
        facts={[
          {
            term: "Role",
            detail: (
              <>
                <span className="font-medium">{roleLabel}</span>
                {roleKey && isRoleKey(roleKey) ? (
                  <span className="block text-sm text-muted">{roles[roleKey].sentence}</span>
                ) : null}
              </>
            ),
          },
          { term: "For", detail: <span className="break-words">{email}</span> },
          { term: "Until", detail: <DateText at={expiresAt} format="long" /> },
        ]}
      />
      {message ? <p className="break-words whitespace-pre-line">“{message}”</p> : null}
    </>
  );
}
