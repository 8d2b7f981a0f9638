import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { NotForYou } from "./parts/not-for-you";
import { Paragraph } from "./parts/paragraph";

export interface SignInLinkProps {
  name: string;
  signInUrl: string;
  /** Six digits, for the browser where the sign-in began. */
  code: string;
  validMinutes: string;
  footer: FooterProps;
}

export default function SignInLink({ name, signInUrl, code, validMinutes, footer }: SignInLinkProps) {
  return (
    <Layout
      summary={`Sign in to Rollcall in the browser where you began. The link works once, for ${validMinutes} minutes.`}
      heading="Sign in to Rollcall"
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>Open this link in the browser where you entered your password, and choose Sign in.</Paragraph>
      <ActionButton label="Sign in" url={signInUrl} />
      <Paragraph>If you read this on another device, type the code where you began instead:</Paragraph>
      <Facts facts={[["Code", code]]} />
      <Paragraph muted>Link and code work once, for {validMinutes} minutes. A newer mail replaces this one.</Paragraph>
      <NotForYou>
        somebody knows your password: choose a new one by typing the address of the sign-in page yourself. Never give
        the code to anybody.
      </NotForYou>
    </Layout>
  );
}

export const example: SignInLinkProps = {
  name: "Mia Holm",
  signInUrl: "https://rollcall.example/sign-in/link/example-token",
  code: "204816",
  validMinutes: "60",
  footer: exampleFooter,
};
