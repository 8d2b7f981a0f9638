import type { Metadata } from "next";
import Link from "next/link";
import { load } from "@/app/_server/load";
import { carried, carrying, wantedPage } from "@/app/_server/wanted-page";
import { addKeyAction, askNewKeyAction } from "@/app/(account)/profile/security/key-actions";
import { LonePage } from "@/components/frame/lone-page";
import { AddKeyForm } from "@/components/two-factor/add-key-form";
import { getSetUp } from "@/lib/two-factor/get-set-up";

export const metadata: Metadata = { title: "Security key or passkey" };

export default async function SetUpKeyPage({ searchParams }: PageProps<"/two-factor/setup/key">) {
  const wanted = wantedPage((await searchParams).next);
  const next = wanted ?? "/profile/security";
  // Whoever is not signed in has nothing to add a key to.
  await load(getSetUp, "", {});
  return (
    <LonePage
      title="Security key or passkey"
      lead="Give it a name, then do what your browser asks: touch the key, or unlock this device."
      footer={
        <Link className="link" href={carrying(wanted, "/two-factor/setup")}>
          Choose another way
        </Link>
      }
    >
      <AddKeyForm begin={askNewKeyAction} finish={addKeyAction} hidden={carried(next)} next={next} />
    </LonePage>
  );
}
