import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { noteSaid } from "@/app/_server/note-said";
import { PageHeader } from "@/components/frame/page-header";
import { BrandingSection } from "@/components/project-settings/branding-section";
import { PeopleSection } from "@/components/project-settings/people-section";
import { SectionList } from "@/components/project-settings/section-list";
import { SendersSection } from "@/components/project-settings/senders-section";
import { Said } from "@/components/ui/said";
import { projectPlace } from "@/lib/kernel/project-place";
import { getProjectSettings } from "@/lib/project-settings/get-project-settings";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Settings" };

const notes: Readonly<Record<string, string>> = {
  added: "The sender is added.",
  changed: "The sender is changed.",
  default: "The default is changed.",
  removed: "The sender is removed.",
};

const sections = [
  { id: "branding", title: "Branding" },
  { id: "people", title: "People" },
  { id: "senders", title: "Senders" },
];

type Props = PageProps<"/orgs/[org]/projects/[project]/settings">;

export default async function ProjectSettingsPage({ params, searchParams }: Props) {
  const { org, project } = await params;
  const { note } = await searchParams;
  const place = projectPlace(org, project);
  const settings = await load(getProjectSettings, place, {});
  const said = noteSaid(notes, note);
  return (
    <>
      <PageHeader title="Settings" lead="Every change is written to the audit log." />
      <div className="grid grid-cols-1 items-start gap-x-10 gap-y-6 lg:grid-cols-[180px_minmax(0,1fr)]">
        <SectionList sections={sections} />
        <div className="grid min-w-0 gap-8">
          <Said>{said}</Said>
          <BrandingSection
            place={place}
            settings={settings}
            edit={actions.editBrandingAction}
            setLogo={actions.setLogoAction}
            removeLogo={actions.removeLogoAction}
          />
          <PeopleSection
            place={place}
            settings={settings}
            setEmailSignIn={actions.setEmailSignInAction}
            setFolderPermissions={actions.setFolderPermissionsAction}
          />
          <SendersSection place={place} senders={settings.senders} />
        </div>
      </div>
    </>
  );
}
