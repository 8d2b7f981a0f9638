import type { Metadata } from "next";
import { loadLink } from "@/app/_server/load";
import { LinkButtonForm } from "@/components/admin/link-button-form";
import { LonePage } from "@/components/frame/lone-page";
import { getResetToCancel } from "@/lib/two-factor-resets/get-reset-to-cancel";
import { cancelResetAction } from "./actions";

export const metadata: Metadata = { title: "Cancel the reset" };

/** Opening the link does nothing; the button does (product.md 3.6). */
export default async function CancelResetPage({ params }: PageProps<"/cancel-reset/[token]">) {
  const { token } = await params;
  const reset = await loadLink(getResetToCancel, "", { token });
  if (!reset) {
    return (
      <LonePage
        title="This link no longer works"
        lead="The reset was cancelled already, or it was carried out. If your account was taken over, choose a new password and write to the support address in the message."
      />
    );
  }
  return (
    <LonePage
      title="Cancel the reset"
      lead={`The two-factor authentication of ${reset.name} stays as it is. Whoever asked for the reset, and the owners of the organisation, are told.`}
    >
      <LinkButtonForm action={cancelResetAction} token={token} button="Cancel the reset" />
    </LonePage>
  );
}
