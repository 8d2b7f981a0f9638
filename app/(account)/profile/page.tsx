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
import { MyProposals } from "@/components/proposals/my-proposals";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DateText } from "@/components/ui/date-text";
import { FactList } from "@/components/ui/fact-list";
import { Said } from "@/components/ui/said";
import { getProfile } from "@/lib/accounts/get-profile";
import { listMyInvitations } from "@/lib/invitations/list-my-invitations";
import { listMyPlaces } from "@/lib/members/list-my-places";
import { listMyProposals } from "@/lib/proposals/list-my-proposals";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Your profile" };

/** What became of a proposal, by the kind that was confirmed. */
const notes: Readonly<Record<string, string>> = {
  sign_in_method: "Sign-in method saved. It counts from your next sign-in on.",
  email: "We sent a link to the new address. Open it where you are signed in; until then nothing changes.",
  declined: "Proposal declined. Nothing was changed.",
};

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
      <div className="mb-8 grid max-w-[560px] gap-8">
        <section aria-labelledby="your-name">
          <h2 id="your-name" className="mb-2.5">
            Change your name
          </h2>
          <Card className="p-6">
            <ChangeNameForm action={actions.changeNameAction} name={name} seen={seen} />
          </Card>
        </section>
        <section aria-labelledby="your-email">
          <h2 id="your-email" className="mb-2.5">
            Change your email
          </h2>
          <Card className="p-6">
            <ChangeEmailForm key={email} action={actions.changeEmailAction} email={email} />
          </Card>
        </section>
        <Card className="px-4 py-5 sm:px-6">
          <FactList
            plain
            facts={[
              { term: "Mobile number", detail: mobile ?? "None" },
              { term: "Since", detail: <DateText at={createdAt} format="long" /> },
            ]}
          />
        </Card>
      </div>
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
      <section aria-labelledby="your-account" className="mt-8">
        <h2 id="your-account" className="mb-2.5">
          Your account
        </h2>
        <div className="flex flex-wrap gap-2">
          <a href="/profile/data" className={buttonClass("secondary")}>
            Download my data
          </a>
          {isKept ? null : (
            <Link href="/profile/delete" className={buttonClass("secondary")}>
              Delete account
            </Link>
          )}
        </div>
        {isKept ? (
          <p className="mt-2.5 max-w-[560px] text-muted">
            You cannot delete your account yet: an organisation or a project needs you.{" "}
            <Link href="/profile/delete" className="link">
              See what to do first
            </Link>
          </p>
        ) : null}
      </section>
    </>
  );
}
