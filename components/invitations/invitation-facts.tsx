import { DateText } from "@/components/ui/date-text";
import { FactList } from "@/components/ui/fact-list";
import type { InvitationView } from "@/lib/invitations/get-invitation";

export function InvitationFacts({ invitation }: { invitation: InvitationView }) {
  const { roleLabel, roleSentence, email, expiresAt, message } = invitation;
  return (
    <>
      <FactList
        facts={[
          {
            term: "Role",
            detail: (
              <>
                <span className="font-medium">{roleLabel}</span>
                {roleSentence ? <span className="block text-sm text-muted">{roleSentence}</span> : null}
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
