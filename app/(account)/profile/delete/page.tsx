import type { Metadata } from "next";
import Link from "next/link";
import { ask, loadMine } from "@/app/_server/load";
import { DeleteAccountForm } from "@/components/accounts/delete-account-form";
import { KeptBy, keeps } from "@/components/accounts/kept-by";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { PlacesLost } from "@/components/team/places-lost";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Note } from "@/components/ui/note";
import { getProfile } from "@/lib/accounts/get-profile";
import { listMyPlaces } from "@/lib/members/list-my-places";
import { listMyOrganisations } from "@/lib/organisations/list-my-organisations";
import { deleteAccountAction } from "./actions";

export const metadata: Metadata = { title: "Delete account" };

export default async function DeleteAccountPage() {
  const [{ email }, mine, places] = await loadMine(
    ask(getProfile, {}),
    ask(listMyOrganisations, {}),
    ask(listMyPlaces, {}),
  );
  const teams = mine.filter(({ kind }) => kind === "team");
  const kept = teams.flatMap((team) => {
    const held = places.find(({ organisationId }) => organisationId === team.id);
    return held && keeps(held) ? [{ team, held }] : [];
  });
  if (kept.length > 0)
    return (
      <div className="max-w-[560px]">
        <PageHeader title="Delete account" />
        <div className="mb-4">
          <Note tone="warn" title="You cannot delete your account yet.">
            {kept.map(({ team, held }) => (
              <KeptBy key={team.id} organisation={team} places={held} />
            ))}
          </Note>
        </div>
        <Link href="/profile" className={buttonClass("secondary")}>
          Back to your profile
        </Link>
      </div>
    );
  const nameOf = (organisationId: string) => teams.find(({ id }) => id === organisationId)?.name ?? "";
  return (
    <div className="max-w-[560px]">
      <Crumbs href="/profile" up="Your profile" here="Delete account" />
      <PageHeader title="Delete account" lead="This cannot be undone." />
      <div className="mb-4">
        <Note tone="warn">
          {teams.length > 0 ? `You leave ${teams.map(({ name }) => name).join(", ")}. ` : ""}
          Your private account is deleted, invitations that you sent are revoked, and your name and address are erased,
          from the audit logs too.
        </Note>
      </div>
      {places.map(({ organisationId, places: lost }) => (
        <section key={organisationId} aria-label={nameOf(organisationId)} className="mb-4 grid gap-2">
          <h2>In {nameOf(organisationId)}</h2>
          <PlacesLost places={lost} who="you" isRefused />
        </section>
      ))}
      <Card className="p-6">
        <DeleteAccountForm
          action={deleteAccountAction}
          email={email}
          cancel={
            <Link href="/profile" className={buttonClass("secondary")}>
              Cancel
            </Link>
          }
        />
      </Card>
    </div>
  );
}
