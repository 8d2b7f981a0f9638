import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { NotForYou } from "./parts/not-for-you";
import { Paragraph } from "./parts/paragraph";

export interface ConfirmRegistrationProps {
  name: string;
  confirmUrl: string;
  validMinutes: string;
  emailAddress: string;
  footer: FooterProps;
}

export default function ConfirmRegistration({
  name,
  confirmUrl,
  validMinutes,
  emailAddress,
  footer,
}: ConfirmRegistrationProps) {
  return (
    <Layout
      summary={`One step left to your Rollcall account. The link works once, for ${validMinutes} minutes.`}
      heading="Confirm your email address"
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        You asked for a Rollcall account for {emailAddress}. Open this page and choose Confirm email address; then your
        account is ready.
      </Paragraph>
      <ActionButton label="Confirm your email address" url={confirmUrl} />
      <Paragraph muted>The link works once and for {validMinutes} minutes. After that, register again.</Paragraph>
      <NotForYou>ignore this email. Without your confirmation there is no account.</NotForYou>
    </Layout>
  );
}

export const example: ConfirmRegistrationProps = {
  name: "Jonas Berg",
  confirmUrl: "https://rollcall.example/verify-email/example-token",
  validMinutes: "60",
  emailAddress: "jonas@northwind.example",
  footer: exampleFooter,
};
