import { Card } from "@/components/ui/card";
import type { UserDetails } from "@/lib/admin/get-user";
import type { FormAction } from "@/lib/kernel/form-state";
import { ConfirmButton } from "./confirm-button";
import { adminRefusals } from "./refusals";

interface ArchiveSectionProps {
  user: UserDetails;
  archive: FormAction<{ name: string }>;
  unarchive: FormAction<{ name: string }>;
}

/** The account stays either way; what changes is whether anybody can sign in to it. */
export function ArchiveSection({ user, archive, unarchive }: ArchiveSectionProps) {
  const { id, name, isArchived, isYou } = user;
  if (isYou) return null;
  const common = { hidden: { personId: id }, sentences: adminRefusals.archive_user };
  return (
    <Card className="mt-8 flex flex-wrap items-center justify-between gap-3 p-5">
      <p className="min-w-0 flex-1 basis-64 text-muted">
        {isArchived
          ? "Archived: nobody can sign in to this account, and it is in no organisation."
          : "An archived account cannot sign in and leaves every organisation. It can be taken out of the archive again."}
      </p>
      {isArchived ? (
        <ConfirmButton
          {...common}
          label="Take out of the archive"
          title={`Take ${name} out of the archive`}
          description="The person can sign in again and gets a message. Organisations have to invite them anew."
          action={unarchive}
          done={`${name} can sign in again`}
        />
      ) : (
        <ConfirmButton
          {...common}
          label="Archive"
          title={`Archive ${name}`}
          description="Every browser is signed out, and the person leaves every organisation straight away. Invitations that they sent are revoked."
          danger
          action={archive}
          done={`${name} is archived`}
        />
      )}
    </Card>
  );
}
