import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface TwoFactorResetAllowedProps {
  name: string;
  dueAt: string;
  cancelUrl: string;
  supportEmail: string;
  footer: FooterProps;
}

/** A link that acts, as in few notices: it can only stop what a stranger may have begun (MF-18). */
export default function TwoFactorResetAllowed({
  name,
  dueAt,
  cancelUrl,
  supportEmail,
  footer,
}: TwoFactorResetAllowedProps) {
  return (
    <Layout
      summary="Support was asked to reset it for your Rollcall account. If you did not ask for this, cancel it now."
      heading="Your two-factor authentication will be reset"
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        Support was asked to reset the two-factor authentication of your Rollcall account, because somebody said that
        you have lost it. After a reset your authenticator app, security keys and recovery codes no longer work, you are
        signed out everywhere, and you sign in with your password alone until you set it up again.
      </Paragraph>
      <Facts facts={[["At the latest", dueAt]]} />
      <Paragraph>If you asked for this, wait: there is nothing you need to do.</Paragraph>
      <Paragraph>
        If you did not, somebody else may be trying to get in. Cancel it with the button, then choose a new password.
        You can also write to {supportEmail}.
      </Paragraph>
      <ActionButton label="Cancel the reset" url={cancelUrl} />
    </Layout>
  );
}

export const example: TwoFactorResetAllowedProps = {
  name: "Mia Holm",
  dueAt: "21 November 2026 at 09:41 UTC",
  cancelUrl: "https://rollcall.example/cancel-reset/example-token",
  supportEmail: "support@rollcall.example",
  footer: exampleFooter,
};
