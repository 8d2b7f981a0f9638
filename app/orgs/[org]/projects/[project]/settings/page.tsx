import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { noteSaid } from "@/app/_server/note-said";
import { PageHeader } from "@/components/frame/page-header";
import { SideSections } from "@/components/frame/side-sections";
import { BrandingSection } from "@/components/project-settings/branding-section";
import { PeopleSection } from "@/components/project-settings/people-section";
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
  { href: "#branding", title: "Branding" },
  { href: "#people", title: "People" },
  { href: "#senders", title: "Senders" },
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
      <Said>{said}</Said>
      <SideSections sections={sections}>
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
      </SideSections>
    </>
  );
}
