import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface OrganisationDeletedProps {
  name: string;
  organisationName: string;
  deletedByName: string;
  at: string;
  supportEmail: string;
  footer: FooterProps;
}

export default function OrganisationDeleted(props: OrganisationDeletedProps) {
  const { name, organisationName, deletedByName, at, supportEmail, footer } = props;
  return (
    <Layout
      summary={`${deletedByName} deleted ${organisationName}. It can be restored for 30 days.`}
      heading={`${organisationName} was deleted`}
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        {deletedByName} deleted {organisationName}. From now on nobody can open it, and open invitations no longer work.
      </Paragraph>
      <Facts
        facts={[
          ["Organisation", organisationName],
          ["Deleted by", deletedByName],
          ["When", at],
        ]}
      />
      <Paragraph>
        Your Rollcall account and your other organisations stay as they are. For 30 days it can be restored: if this was
        a mistake, write to {supportEmail}.
      </Paragraph>
    </Layout>
  );
}

export const example: OrganisationDeletedProps = {
  name: "Mia Holm",
  organisationName: "Northwind Energy",
  deletedByName: "Olive Reyes",
  at: "20 November 2026 at 09:41 GMT",
  supportEmail: "support@rollcall.example",
  footer: exampleFooter,
};
