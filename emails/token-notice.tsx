import { exampleFooter } from "./parts/example-footer";
import { Facts, occurrence } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface TokenNoticeProps {
  name: string;
  happened: string;
  tokenName: string;
  organisationName: string;
  byName: string;
  at: string;
  device: string;
  place: string;
  /** What to do if it is wrong, or what it means. */
  advice: string;
  footer: FooterProps;
}

/** To the token's owner. Holds no part of the token, and no link that acts (AT-10). */
export default function TokenNotice(props: TokenNoticeProps) {
  const { name, happened, tokenName, organisationName, byName, advice, footer } = props;
  return (
    <Layout
      summary={`${happened}: “${tokenName}”, for ${organisationName}, by ${byName}.`}
      heading={happened}
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>An API token lets a program act for you in one organisation.</Paragraph>
      <Facts facts={[["Token", tokenName], ["Organisation", organisationName], ["By", byName], ...occurrence(props)]} />
      <Paragraph>{advice}</Paragraph>
    </Layout>
  );
}

export const example: TokenNoticeProps = {
  name: "Mia Holm",
  happened: "An API token was created",
  tokenName: "Nightly export",
  organisationName: "Northwind Energy",
  byName: "Mia Holm",
  at: "20 November 2026 at 09:41 (Europe/London)",
  device: "Firefox on Linux",
  place: "192.0.2.44",
  advice:
    "If this was not you, sign in by typing the address yourself, revoke the token under API tokens on your profile, choose a new password, and write to support@rollcall.example.",
  footer: exampleFooter,
};
