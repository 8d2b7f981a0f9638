import type { Metadata } from "next";
import Link from "next/link";
import { ask, loadMine } from "@/app/_server/load";
import { myOrganisations } from "@/app/_server/my-organisations";
import { noteSaid } from "@/app/_server/note-said";
import { ChangeEmailForm } from "@/components/accounts/change-email-form";
import { ChangeNameForm } from "@/components/accounts/change-name-form";
import { keeps } from "@/components/accounts/kept-by";
import { Memberships } from "@/components/accounts/memberships";
import { MyInvitations } from "@/components/accounts/my-invitations";
import { PageHeader } from "@/components/frame/page-header";
import { Destroys, Setting, SettingsSection } from "@/components/frame/settings-section";
import { SideSections } from "@/components/frame/side-sections";
import { MyProposals } from "@/components/proposals/my-proposals";
import { buttonClass } from "@/components/ui/button";
import { DateText } from "@/components/ui/date-text";
import { Said } from "@/components/ui/said";
import { getProfile } from "@/lib/accounts/get-profile";
import { listMyInvitations } from "@/lib/invitations/list-my-invitations";
import { listMyPlaces } from "@/lib/members/list-my-places";
import { listMyProposals } from "@/lib/proposals/list-my-proposals";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Your profile" };

/** What became of a proposal, by the kind that was confirmed. */
const notes: Readonly<Record<string, string>> = {
  sign_in_method: "Sign-in method saved. It is used from your next sign-in.",
  email: "We sent a link to the new address. Open it where you are signed in; until then nothing changes.",
  declined: "Proposal declined. Nothing was changed.",
};

const sections = [
  { href: "#your-name", title: "Name" },
  { href: "#your-email", title: "Email address" },
  { href: "#my-invitations", title: "Invitations" },
  { href: "#my-memberships", title: "Memberships" },
  { href: "#data", title: "Your data" },
];

export default async function ProfilePage({ searchParams }: PageProps<"/profile">) {
  const { note } = await searchParams;
  const said = noteSaid(notes, note);
  const [{ name, seen, email, mobile, createdAt }, invitations, proposals, places] = await loadMine(
    ask(getProfile, {}),
    ask(listMyInvitations, {}),
    ask(listMyProposals, {}),
    ask(listMyPlaces, {}),
  );
  const mine = await myOrganisations();
  const isKept = places.some(keeps);
  return (
    <>
      <PageHeader title="Your profile" lead="Members of your organisations see your name and email address." />
      <Said>{said}</Said>
      <MyProposals
        proposals={proposals}
        confirm={actions.confirmProposalAction}
        decline={actions.declineProposalAction}
      />
      <SideSections sections={sections} apart={{ href: "#account", title: "Delete your account" }}>
        <SettingsSection id="your-name" title="Change your name">
          <ChangeNameForm action={actions.changeNameAction} name={name} seen={seen} />
        </SettingsSection>
        <SettingsSection id="your-email" title="Change your email">
          <ChangeEmailForm key={email} action={actions.changeEmailAction} email={email} layout="rows" />
        </SettingsSection>
        <MyInvitations
          invitations={invitations}
          accept={actions.acceptFromProfileAction}
          decline={actions.declineFromProfileAction}
        />
        <Memberships
          memberships={mine.filter(({ kind }) => kind === "team")}
          places={places}
          leave={actions.leaveAction}
        />
        <SettingsSection id="data" title="Your data">
          <Setting title="Mobile number">{mobile ?? "None"}</Setting>
          <Setting title="Since">
            <DateText at={createdAt} format="long" />
          </Setting>
          <Setting title="What we know of you" about="Everything that is stored about your account, as a file.">
            <a href="/profile/data" className={buttonClass("secondary")}>
              Download my data
            </a>
          </Setting>
        </SettingsSection>
        <Destroys
          id="account"
          title="Delete your account"
          about={
            isKept
              ? "You cannot delete your account yet: an organisation or a project needs you."
              : "You leave your organisations, and your name and address are erased. This cannot be undone."
          }
        >
          {isKept ? (
            <Link href="/profile/delete" className={buttonClass("secondary")}>
              See what to do first
            </Link>
          ) : (
            <Link href="/profile/delete" className={`${buttonClass()} text-danger!`}>
              Delete account
            </Link>
          )}
        </Destroys>
      </SideSections>
    </>
  );
}
