import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface ChangeProposedProps {
  name: string;
  proposerName: string;
  organisationName: string;
  projectName: string;
  /** "email address" */
  what: string;
  until: string;
  profileUrl: string;
  footer: FooterProps;
}

export default function ChangeProposed(props: ChangeProposedProps) {
  const { name, proposerName, organisationName, projectName, what, until, profileUrl, footer } = props;
  return (
    <Layout
      summary={`${proposerName} of ${organisationName} proposes another ${what} for your account.`}
      heading={`Another ${what} is proposed for you`}
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        {proposerName} proposes another {what} for your account. Nothing changes unless you confirm it on your profile.
      </Paragraph>
      <Facts
        facts={[
          ["Organisation", organisationName],
          ["Project", projectName],
          ["Proposed by", proposerName],
          ["Answer until", until],
        ]}
      />
      <ActionButton label="See what is proposed" url={profileUrl} />
      <Paragraph>If you did not expect this, ask {proposerName}, or decline it there.</Paragraph>
    </Layout>
  );
}

export const example: ChangeProposedProps = {
  name: "Mia Holm",
  proposerName: "Adam Khan",
  organisationName: "Northwind Energy",
  projectName: "Harbour substation",
  what: "sign-in method",
  until: "27 November 2026 at 09:41 UTC",
  profileUrl: "https://rollcall.example/profile",
  footer: exampleFooter,
};
