import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { ChangeNameForm } from "@/components/accounts/change-name-form";
import { Memberships } from "@/components/accounts/memberships";
import { MyInvitations } from "@/components/accounts/my-invitations";
import { PageHeader } from "@/components/frame/page-header";
import { Card } from "@/components/ui/card";
import { DateText } from "@/components/ui/date-text";
import { FactList } from "@/components/ui/fact-list";
import { getProfile } from "@/lib/accounts/get-profile";
import { listMyInvitations } from "@/lib/invitations/list-my-invitations";
import { listMyOrganisations } from "@/lib/organisations/list-my-organisations";
import { acceptFromProfileAction, changeNameAction, declineFromProfileAction, leaveAction } from "./actions";

export const metadata: Metadata = { title: "Your profile" };

export default async function ProfilePage() {
  const { name, email, mobile, createdAt } = await load(getProfile, "", {});
  const mine = await load(listMyOrganisations, "", {});
  return (
    <>
      <PageHeader title="Your profile" lead="Members of your organisations see your name and email address." />
      <Card className="mb-8 px-6 py-2">
        <FactList
          facts={[
            { term: "Email address", detail: email },
            { term: "Mobile number", detail: mobile ?? "None" },
            { term: "Since", detail: <DateText at={createdAt} format="long" /> },
          ]}
        />
      </Card>
      <section aria-labelledby="your-name" className="mb-8 max-w-[560px]">
        <h2 id="your-name" className="mb-2.5">
          Your name
        </h2>
        <Card className="p-6">
          <ChangeNameForm key={name} action={changeNameAction} name={name} />
        </Card>
      </section>
      <MyInvitations
        invitations={await load(listMyInvitations, "", {})}
        accept={acceptFromProfileAction}
        decline={declineFromProfileAction}
      />
      <Memberships memberships={mine.filter(({ kind }) => kind === "team")} leave={leaveAction} />
    </>
  );
}
