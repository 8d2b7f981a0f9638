import type { Metadata } from "next";
import { loadLink } from "@/app/_server/load";
import { EmailLinkForm } from "@/components/accounts/email-link-form";
import { LonePage } from "@/components/frame/lone-page";
import { getEmailUndo } from "@/lib/accounts/get-email-undo";
import { undoAction } from "./actions";

export const metadata: Metadata = { title: "Undo the change of your email address" };

/** Opening the link does nothing; the button does (product.md 3.6). */
export default async function UndoEmailChangePage({ params }: PageProps<"/undo-email-change/[token]">) {
  const { token } = await params;
  const undo = await loadLink(getEmailUndo, "", { token });
  if (!undo) {
    return (
      <LonePage
        title="This link no longer works"
        lead="It was used already, or it is older than 72 hours. If your account was taken over, write to the support address in the message."
      />
    );
  }
  return (
    <LonePage
      title="Undo the change of your email address"
      lead={`${undo.oldEmail} becomes the address of the Rollcall account of ${undo.name} again, and every browser is signed out.`}
    >
      <EmailLinkForm action={undoAction} token={token} button="Undo" />
    </LonePage>
  );
}
