import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { NotForYou } from "./parts/not-for-you";
import { Paragraph } from "./parts/paragraph";

export interface ConfirmEmailChangeProps {
  name: string;
  emailAddress: string;
  confirmUrl: string;
  validMinutes: string;
  footer: FooterProps;
}

export default function ConfirmEmailChange({
  name,
  emailAddress,
  confirmUrl,
  validMinutes,
  footer,
}: ConfirmEmailChangeProps) {
  return (
    <Layout
      summary={`Confirm that ${emailAddress} is yours. The link works once, for ${validMinutes} minutes.`}
      heading="Confirm your new email address"
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        You asked to use {emailAddress} for your Rollcall account. Open this page and choose Confirm email address. From
        then on you sign in with it.
      </Paragraph>
      <ActionButton label="Confirm your new email address" url={confirmUrl} />
      <Paragraph muted>
        The link works once and for {validMinutes} minutes. After that, ask for the change again on your profile page.
      </Paragraph>
      <NotForYou>ignore this email. Without your confirmation nothing changes.</NotForYou>
    </Layout>
  );
}

export const example: ConfirmEmailChangeProps = {
  name: "Mia Holm",
  emailAddress: "mia.holm@northwind.example",
  confirmUrl: "https://rollcall.example/verify-new-email/example-token",
  validMinutes: "60",
  footer: exampleFooter,
};
