import { Mail } from "lucide-react";
import { namedAtMost } from "@/lib/dashboard/labels";
import type { EndingInvitation } from "@/lib/dashboard/read-needs";
import type { FormAction } from "@/lib/kernel/form-state";
import { Need, NeedItem, NeedItems } from "./need";
import { NeedMore } from "./need-act";
import { ends, upTo } from "./need-words";
import { ResendButton } from "./resend-button";

interface EndingNeedProps {
  slug: string;
  invitations: readonly EndingInvitation[];
  resend: FormAction<{ email: string }>;
}

/** Invitations that nobody has answered and that end within three days. */
export function EndingNeed({ slug, invitations, resend }: EndingNeedProps) {
  const again = (invitation: EndingInvitation) => <ResendButton slug={slug} invitation={invitation} resend={resend} />;
  const [only, second] = invitations;
  if (only && !second)
    return (
      <Need icon={Mail} tone="warn" title={`An invitation ${ends(only)}`} act={again(only)}>
        {only.email} has not answered. Sending it again gives another 14 days.
      </Need>
    );
  return (
    <Need icon={Mail} tone="warn" title={`${upTo(invitations.length)} invitations end within 3 days`}>
      Nobody has answered them. Sending one again gives another 14 days.
      <NeedItems>
        {invitations.slice(0, namedAtMost).map((invitation) => (
          <NeedItem key={invitation.id} act={again(invitation)}>
            {invitation.email} {ends(invitation)}
          </NeedItem>
        ))}
      </NeedItems>
      {invitations.length > namedAtMost ? (
        <NeedMore href={`/orgs/${slug}/team/invitations`}>See all pending invitations</NeedMore>
      ) : null}
    </Need>
  );
}
