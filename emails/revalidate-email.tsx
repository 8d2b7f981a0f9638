import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { NotForYou } from "./parts/not-for-you";
import { Paragraph } from "./parts/paragraph";

export interface RevalidateEmailProps {
  name: string;
  confirmUrl: string;
  validMinutes: string;
  footer: FooterProps;
}

export default function RevalidateEmail({ name, confirmUrl, validMinutes, footer }: RevalidateEmailProps) {
  return (
    <Layout
      summary={`Open the link to go on using Rollcall. It works once, for ${validMinutes} minutes.`}
      heading="Is this still your email address?"
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        Every 90 days we check that you can still read emails to the address of your account. Open this page and choose
        Yes, this is my address.
      </Paragraph>
      <ActionButton label="Check your email address" url={confirmUrl} />
      <Paragraph muted>The link works once, for {validMinutes} minutes. A newer mail replaces this one.</Paragraph>
      <NotForYou>ignore this email. Without your confirmation nothing changes.</NotForYou>
    </Layout>
  );
}

export const example: RevalidateEmailProps = {
  name: "Mia Holm",
  confirmUrl: "https://rollcall.example/revalidate-email/example-token",
  validMinutes: "60",
  footer: exampleFooter,
};
