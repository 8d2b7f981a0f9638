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
  news: "verified" | "done" | "cancelled";
  dueAt: string;
  supportEmail: string;
  footer: FooterProps;
}

const headings = {
  verified: "A two-factor reset was allowed",
  done: "A two-factor reset was carried out",
  cancelled: "A two-factor reset was cancelled",
} as const;

/** To the owners, none of whom may be surprised by it. */
export function TwoFactorResetNews(props: TwoFactorResetNewsProps) {
  const { name, personName, organisationName, askedByName, news, dueAt, supportEmail, footer } = props;
  const sentences = {
    verified: `Support has made sure who ${personName} is. Their two-factor authentication will be reset by the time below, unless they cancel it.`,
    done: `The two-factor authentication of ${personName} was reset, and every browser of theirs is signed out. Where it is required, they set it up again before anything else opens.`,
    cancelled: `The two-factor authentication of ${personName} will not be reset: they cancelled it, or support could not make sure who asked.`,
  };
  return (
    <Layout summary={`${personName}, ${organisationName}.`} heading={headings[news]} footer={footer}>
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>{sentences[news]}</Paragraph>
      <Facts
        facts={[
          ["Member", personName],
          ["Organisation", organisationName],
          ["Asked by", askedByName],
          ...(news === "verified" ? [["At the latest", dueAt] as const] : []),
        ]}
      />
      <Paragraph>If something about this is wrong, write to {supportEmail} at once.</Paragraph>
    </Layout>
  );
}

export const twoFactorResetNewsExample: TwoFactorResetNewsProps = {
  name: "Olive Reyes",
  personName: "Mia Holm",
  organisationName: "Northwind Energy",
  askedByName: "Olive Reyes",
  news: "verified",
  dueAt: "21 November 2026 at 09:41 GMT",
  supportEmail: "support@rollcall.example",
  footer: exampleFooter,
};
