import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface MemberRemovedProps {
  name: string;
  organisationName: string;
  /** Whom to ask; an owner, when nobody in particular did it. */
  removedByName: string;
  /** How it came, as a sentence. */
  how: string;
  at: string;
  footer: FooterProps;
}

export default function MemberRemoved({ name, organisationName, removedByName, how, at, footer }: MemberRemovedProps) {
  return (
    <Layout summary={how} heading={`You are no longer a member of ${organisationName}`} footer={footer}>
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        {how} From now on you can no longer open it, and invitations that you sent there no longer work.
      </Paragraph>
      <Facts
        facts={[
          ["Organisation", organisationName],
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

export const example: MemberRemovedProps = {
  name: "Mia Holm",
  organisationName: "Northwind Energy",
  removedByName: "Adam Khan",
  how: "Adam Khan removed you from Northwind Energy.",
  at: "20 November 2026 at 09:41 (Europe/London)",
  footer: exampleFooter,
};
