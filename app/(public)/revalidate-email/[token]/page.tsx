import type { Metadata } from "next";
import Link from "next/link";
import { loadLink } from "@/app/_server/load";
import { EmailLinkForm } from "@/components/accounts/email-link-form";
import { LonePage } from "@/components/frame/lone-page";
import { buttonClass } from "@/components/ui/button";
import { getRevalidation } from "@/lib/accounts/get-revalidation";
import { revalidateEmailAction } from "./actions";

export const metadata: Metadata = { title: "Check your email address" };

/** Opening the link does nothing; the button does (product.md 3.6). */
export default async function RevalidationLinkPage({ params }: PageProps<"/revalidate-email/[token]">) {
  const { token } = await params;
  const link = await loadLink(getRevalidation, "", { token });
  if (!link) {
    return (
      <LonePage
        title="This link no longer works"
        lead="It was used already, is older than 60 minutes, or is not the newest one."
      >
        <Link href="/revalidate-email" className={buttonClass("primary")}>
          Get another link
        </Link>
      </LonePage>
    );
  }
  return (
    <LonePage title="Check your email address" lead={`Is ${link.email} still yours?`}>
      <EmailLinkForm action={revalidateEmailAction} token={token} button="Yes, this is my address" />
    </LonePage>
  );
}
