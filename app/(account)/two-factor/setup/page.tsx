import type { Metadata } from "next";
import Link from "next/link";
import { load } from "@/app/_server/load";
import { carried, carrying, wantedPage } from "@/app/_server/wanted-page";
import { LonePage } from "@/components/frame/lone-page";
import { SetUpChoices } from "@/components/two-factor/set-up-choices";
import { getSetUp } from "@/lib/two-factor/get-set-up";
import { askForAppAction } from "./actions";

export const metadata: Metadata = { title: "Set up two-factor authentication" };

export default async function SetUpPage({ searchParams }: PageProps<"/two-factor/setup">) {
  const wanted = wantedPage((await searchParams).next);
  const { textsAreOn } = await load(getSetUp, "", {});
  const isForOrganisation = wanted?.startsWith("/orgs/") || wanted?.startsWith("/invitations/");
  return (
    <LonePage
      title="Set up two-factor authentication"
      lead={
        isForOrganisation
          ? "The organisation that you are going to requires it. Afterwards you go on where you were."
          : "You prove twice that it is you: somebody who steals your password still cannot sign in."
      }
      footer={
        <Link className="link" href="/profile/security">
          Back to your profile
        </Link>
      }
    >
      <SetUpChoices
        askForApp={askForAppAction}
        hidden={carried(wanted)}
        keyHref={carrying(wanted, "/two-factor/setup/key")}
        textHref={textsAreOn ? carrying(wanted, "/two-factor/setup/text") : null}
      />
    </LonePage>
  );
}
