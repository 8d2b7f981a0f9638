import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { load } from "@/app/_server/load";
import { carried, carrying, wantedPage } from "@/app/_server/wanted-page";
import { LonePage } from "@/components/frame/lone-page";
import { MobileForm } from "@/components/two-factor/mobile-form";
import { TurnOnForm } from "@/components/two-factor/turn-on-form";
import { getSetUp } from "@/lib/two-factor/get-set-up";
import { askMobileCodeAction, turnOnTextsAction } from "../actions";

export const metadata: Metadata = { title: "Text message" };

export default async function SetUpTextPage({ searchParams }: PageProps<"/two-factor/setup/text">) {
  const { next, sent } = await searchParams;
  const wanted = wantedPage(next);
  const { textsAreOn } = await load(getSetUp, "", {});
  if (!textsAreOn) redirect(carrying(wanted, "/two-factor/setup"));
  const isSent = sent === "yes";
  return (
    <LonePage
      title="Text message"
      lead={
        isSent
          ? "We sent six digits to the number that you entered."
          : "We send six digits to your mobile number, now and whenever you sign in."
      }
      footer={
        <Link className="link" href={carrying(wanted, isSent ? "/two-factor/setup/text" : "/two-factor/setup")}>
          {isSent ? "Use another number, or send a new code" : "Choose another way"}
        </Link>
      }
    >
      {isSent ? (
        <TurnOnForm
          action={turnOnTextsAction}
          hidden={{ asMethod: "yes", ...carried(wanted) }}
          hint="Six digits. Only the newest code works."
          next={wanted ?? "/profile/security"}
        />
      ) : (
        <MobileForm action={askMobileCodeAction} hidden={carried(wanted)} />
      )}
    </LonePage>
  );
}
