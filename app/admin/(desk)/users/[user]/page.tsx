import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { ArchiveSection } from "@/components/admin/archive-section";
import { OpenReset } from "@/components/admin/open-reset";
import { UserActions } from "@/components/admin/user-actions";
import { UserFacts } from "@/components/admin/user-facts";
import { UserPlaces } from "@/components/admin/user-places";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { getUser } from "@/lib/admin/get-user";
import { archiveAction, endSessionsAction, openResetAction, unarchiveAction, unlockAction } from "../actions";

export const metadata: Metadata = { title: "User" };

export default async function UserPage({ params }: PageProps<"/admin/users/[user]">) {
  const user = await load(getUser, "", { personId: (await params).user });
  return (
    <div className="max-w-[720px]">
      <Crumbs href="/admin/users" up="Users" here={user.name} />
      <PageHeader title={user.name} lead={user.email} />
      <div className="mb-5">
        <UserActions user={user} unlock={unlockAction} endSessions={endSessionsAction} />
      </div>
      <UserFacts user={user} />
      <OpenReset user={user} open={openResetAction} />
      <UserPlaces user={user} />
      <ArchiveSection user={user} archive={archiveAction} unarchive={unarchiveAction} />
    </div>
  );
}
