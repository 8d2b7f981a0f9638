import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { load, loadOr } from "@/app/_server/load";
import { carried, carrying, wantedPage } from "@/app/_server/wanted-page";
import { LonePage } from "@/components/frame/lone-page";
import { QrCode } from "@/components/two-factor/qr-code";
import { TurnOnForm } from "@/components/two-factor/turn-on-form";
import { CopyButton } from "@/components/ui/copy-button";
import { getSetUp } from "@/lib/two-factor/get-set-up";
import { getWaitingApp } from "@/lib/two-factor/get-waiting-app";
import { turnOnAppAction } from "../actions";

export const metadata: Metadata = { title: "Authenticator app" };

export default async function SetUpAppPage({ searchParams }: PageProps<"/two-factor/setup/app">) {
  const { next } = await searchParams;
  const wanted = wantedPage(next);
  const waiting = await loadOr(["expired"], getWaitingApp, "", {});
  // The code that turns the app on ends the waiting, and this page is rendered again around what it brought.
  const isOn = !waiting && (await load(getSetUp, "", {})).hasApp;
  if (!waiting && !isOn) redirect(carrying(wanted, "/two-factor/setup"));
  const back = (
    <Link className="link" href={carrying(wanted, "/two-factor/setup")}>
      Choose another way
    </Link>
  );
  return (
    <LonePage
      title="Authenticator app"
      lead={
        waiting
          ? "Scan the code with an app such as your password manager, then enter the six digits that it shows."
          : "Your authenticator app is turned on."
      }
      footer={waiting ? back : null}
    >
      {waiting ? <QrCode {...waiting.qr} /> : null}
      {waiting ? (
        <div className="grid gap-1 text-sm">
          <p>If you cannot scan it, type this key into the app, for the account {waiting.account}:</p>
          <p className="font-mono wrap-anywhere">{waiting.typed}</p>
          <CopyButton text={waiting.typed.replaceAll(" ", "")} label="Copy key" />
        </div>
      ) : null}
      <TurnOnForm
        action={turnOnAppAction}
        hidden={carried(wanted)}
        hint="Six digits. They change every 30 seconds."
        next={wanted ?? "/profile/security"}
        isOver={!waiting}
      />
    </LonePage>
  );
}
