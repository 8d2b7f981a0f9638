import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface TwoFactorResetNewsProps {
  name: string;
  personName: string;
  organisationName: string;
  askedByName: string;
  happened: string;
  /** What it means, as a sentence. */
  meaning: string;
  /** When it will be carried out; empty when there is nothing left to carry out. */
  dueAt: string;
  supportEmail: string;
  footer: FooterProps;
}

/** To the owners, none of whom may be surprised by it. */
export default function TwoFactorResetNews(props: TwoFactorResetNewsProps) {
  const { name, personName, organisationName, askedByName, happened, meaning, dueAt, supportEmail, footer } = props;
  return (
    <Layout
      summary={`${happened} for ${personName}, a member of ${organisationName}.`}
      heading={happened}
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>{meaning}</Paragraph>
      <Facts
        facts={[
          ["Member", personName],
          ["Organisation", organisationName],
          ["Asked by", askedByName],
          ...(dueAt ? [["At the latest", dueAt] as const] : []),
        ]}
      />
      <Paragraph>If something about this is wrong, write to {supportEmail} straight away.</Paragraph>
    </Layout>
  );
}

export const example: TwoFactorResetNewsProps = {
  name: "Olive Reyes",
  personName: "Mia Holm",
  organisationName: "Northwind Energy",
  askedByName: "Olive Reyes",
  happened: "A two-factor reset was allowed",
  meaning:
    "Support has made sure who Mia Holm is. Their two-factor authentication will be reset, unless they cancel it.",
  dueAt: "21 November 2026 at 09:41 GMT",
  supportEmail: "support@rollcall.example",
  footer: exampleFooter,
};
