import Link from "next/link";
import { PageHeader } from "@/components/frame/page-header";
import { buttonClass } from "@/components/ui/button";
import type { DashboardView } from "@/lib/dashboard/get-dashboard";

export function DashboardHeader({ dashboard }: { dashboard: DashboardView }) {
  const { name, slug, role, team, mayInvite } = dashboard;
  const people = team
    ? ` ${team.members === 1 ? "You are the only person here" : `${team.members.toLocaleString("en-GB")} people work here`}.`
    : "";
  return (
    <PageHeader
      title={name}
      lead={`Your role is ${role.label}.${people}`}
      actions={
        mayInvite ? (
          <Link href={`/orgs/${slug}/team/invite`} className={buttonClass("primary")}>
            Invite member
          </Link>
        ) : null
      }
    />
  );
}
