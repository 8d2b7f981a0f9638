import type { Metadata } from "next";
import Link from "next/link";
import { ask, askIf, load, loadTogether, memberHere } from "@/app/_server/load";
import { DirectorySection } from "@/components/directory/directory-section";
import { PageHeader } from "@/components/frame/page-header";
import { Destroys } from "@/components/frame/settings-section";
import { SideSections } from "@/components/frame/side-sections";
import { PlanSection } from "@/components/organisations/plan-section";
import { SettingsForm } from "@/components/organisations/settings-form";
import { OwnershipSection } from "@/components/ownership/ownership-section";
import { buttonClass } from "@/components/ui/button";
import { getDirectory } from "@/lib/directory/get-directory";
import { timeZoneChoices } from "@/lib/kernel/time-zones";
import { getPlan } from "@/lib/organisations/get-plan";
import { getSettings } from "@/lib/organisations/get-settings";
import { getOwnership } from "@/lib/ownership/get-ownership";
import { can } from "@/lib/permissions/can";
import type { Permission } from "@/lib/permissions/table";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params, searchParams }: PageProps<"/orgs/[org]/settings">) {
  const { org } = await params;
  const { seen } = await memberHere(org);
  // Whoever may only manage the subscription finds that part here, and nothing else.
  if (seen && !can(seen.permissions, "organisation:edit") && can(seen.permissions, "subscription:manage")) {
    return (
      <div className="max-w-[800px]">
        <PageHeader title="Settings" lead="Every change is written to the audit log." />
        <PlanSection plan={await load(getPlan, org, {})} action={actions.askForSeatsAction} />
      </div>
    );
  }
  const { member } = await searchParams;
  const search = typeof member === "string" && member ? { search: member } : {};
  const may = (permission: Permission) => seen !== undefined && can(seen.permissions, permission);
  const [settings, plan, directory, ownership] = await loadTogether(
    org,
    ask(getSettings, {}),
    askIf(may("subscription:manage"), getPlan, {}),
    askIf(may("team:manage"), getDirectory, {}),
    askIf(may("ownership:transfer"), getOwnership, search),
  );
  const sections = [
    { href: "#organisation", title: "Organisation" },
    { href: "#invitations", title: "Invitations" },
    { href: "#projects", title: "Projects" },
    ...(plan ? [{ href: "#plan", title: "Plan and seats" }] : []),
    ...(directory ? [{ href: "#directory", title: "Directory group" }] : []),
    ...(ownership ? [{ href: "#ownership", title: "Ownership" }] : []),
  ];
  const apart = settings.mayDelete ? { href: "#delete", title: "Delete organisation" } : undefined;
  return (
    <>
      <PageHeader title="Settings" />
      <SideSections sections={sections} apart={apart}>
        <SettingsForm
          settings={settings}
          timeZones={timeZoneChoices(new Date())}
          action={actions.editOrganisationAction}
        />
        {plan ? <PlanSection plan={plan} action={actions.askForSeatsAction} /> : null}
        {directory ? <DirectorySection directory={directory} retry={actions.retryDirectoryAction} /> : null}
        {ownership ? (
          <OwnershipSection view={ownership} offer={actions.offerOwnershipAction} cancel={actions.cancelOfferAction} />
        ) : null}
        {apart ? (
          <Destroys
            id="delete"
            title={apart.title}
            about={`Everyone loses access straight away and is told by email. Support can restore ${settings.name} for 30 days.`}
          >
            <Link href={`/orgs/${settings.slug}/settings/delete`} className={`${buttonClass()} text-danger!`}>
              Delete organisation
            </Link>
          </Destroys>
        ) : null}
      </SideSections>
    </>
  );
}
