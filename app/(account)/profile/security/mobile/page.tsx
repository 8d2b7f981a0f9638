import type { Metadata } from "next";
import Link from "next/link";
import { load } from "@/app/_server/load";
import { Crumbs } from "@/components/frame/crumbs";
import { PageHeader } from "@/components/frame/page-header";
import { ConfirmMobileForm } from "@/components/two-factor/confirm-mobile-form";
import { MobileForm } from "@/components/two-factor/mobile-form";
import { Card } from "@/components/ui/card";
import { getSecurity } from "@/lib/two-factor/get-security";
import { askNewMobileAction, confirmNewMobileAction } from "../actions";

export const metadata: Metadata = { title: "Mobile number" };

export default async function MobilePage({ searchParams }: PageProps<"/profile/security/mobile">) {
  const isSent = (await searchParams).sent === "yes";
  const { mobile } = await load(getSecurity, "", {});
  return (
    <div className="max-w-[560px]">
      <Crumbs href="/profile/security" up="Security" here="Mobile number" />
      <PageHeader
        title="Mobile number"
        lead={
          mobile
            ? `Now ${mobile}. A new number counts once its code is entered.`
            : "It counts once its code is entered."
        }
      />
      <Card className="p-6">
        {isSent ? <ConfirmMobileForm action={confirmNewMobileAction} /> : <MobileForm action={askNewMobileAction} />}
      </Card>
      {isSent ? (
        <p className="mt-4">
          <Link className="link" href="/profile/security/mobile">
            Use another number, or send a new code
          </Link>
        </p>
      ) : null}
    </div>
  );
}
