import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface MemberRemovedProps {
  name: string;
  organisationName: string;
  removedByName: string;
  at: string;
  footer: FooterProps;
}

export function MemberRemoved({ name, organisationName, removedByName, at, footer }: MemberRemovedProps) {
  return (
    <Layout
      summary={`You are no longer a member of ${organisationName}.`}
      heading={`You were removed from ${organisationName}`}
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        {removedByName} removed you from {organisationName}. From now on you can no longer open it, and invitations that
        you sent there no longer work.
      </Paragraph>
      <Facts
        facts={[
          ["Organisation", organisationName],
          ["Removed by", removedByName],
          ["When", at],
        ]}
      />
      <Paragraph>
        Your Rollcall account and your other organisations stay as they are. If you think that this is a mistake, ask
        {` ${removedByName}`}.
      </Paragraph>
    </Layout>
  );
}

export const memberRemovedExample: MemberRemovedProps = {
  name: "Mia Holm",
  organisationName: "Northwind Energy",
  removedByName: "Adam Khan",
  at: "20 November 2026 at 09:41 (Europe/London)",
  footer: exampleFooter,
};
