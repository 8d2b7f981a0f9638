import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { NotForYou } from "./parts/not-for-you";
import { Paragraph } from "./parts/paragraph";

export interface PasswordResetProps {
  name: string;
  resetUrl: string;
  validMinutes: string;
  footer: FooterProps;
}

export default function PasswordReset({ name, resetUrl, validMinutes, footer }: PasswordResetProps) {
  return (
    <Layout
      summary={`Choose a new password for your Rollcall account. The link works once, for ${validMinutes} minutes.`}
      heading="Choose a new password"
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>You asked to choose a new password for your Rollcall account.</Paragraph>
      <ActionButton label="Choose a new password" url={resetUrl} />
      <Paragraph muted>
        The link works once and for {validMinutes} minutes, and only the newest one works. If you use two-factor
        authentication, we still ask for it when you sign in.
      </Paragraph>
      <NotForYou>
        ignore this email. Your password stays as it is, and nobody can change it without this link.
      </NotForYou>
    </Layout>
  );
}

export const example: PasswordResetProps = {
  name: "Mia Holm",
  resetUrl: "https://rollcall.example/reset-password/example-token",
  validMinutes: "60",
  footer: exampleFooter,
};
