import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface InvitationDeclinedProps {
  organisationName: string;
  inviteeEmail: string;
  teamUrl: string;
  footer: FooterProps;
}

export default function InvitationDeclined({
  organisationName,
  inviteeEmail,
  teamUrl,
  footer,
}: InvitationDeclinedProps) {
  return (
    <Layout
      summary={`${inviteeEmail} declined your invitation to ${organisationName}.`}
      heading="Your invitation was declined"
      footer={footer}
    >
      <Paragraph>
        {inviteeEmail} declined your invitation to join {organisationName}. The seat that it held is free again.
      </Paragraph>
      <Paragraph>
        There is nothing you need to do. If it was a mistake, you can send the invitation again from the Team page.
      </Paragraph>
      <ActionButton label="Open the Team page" url={teamUrl} />
    </Layout>
  );
}

export const example: InvitationDeclinedProps = {
  organisationName: "Northwind Energy",
  inviteeEmail: "jonas@northwind.example",
  teamUrl: "https://rollcall.example/orgs/northwind/team",
  footer: exampleFooter,
};
