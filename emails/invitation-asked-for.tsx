import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface InvitationAskedForProps {
  organisationName: string;
  personName: string;
  personEmail: string;
  invitedEmail: string;
  inviteUrl: string;
  footer: FooterProps;
}

/** To whoever may invite: somebody holds the link of an invitation and has another address. */
export default function InvitationAskedFor(props: InvitationAskedForProps) {
  const { organisationName, personName, personEmail, invitedEmail, inviteUrl, footer } = props;
  return (
    <Layout
      summary={`${personName} asks for an invitation to ${organisationName} at another address.`}
      heading="A new invitation is asked for"
      footer={footer}
    >
      <Paragraph>
        {personName}, invited to {organisationName} as {invitedEmail}, asks for an invitation to {personEmail}.
      </Paragraph>
      <Paragraph>
        Anybody who has the link of the invitation can ask, so first make sure that you know them. The invitation to{" "}
        {invitedEmail} stays open: if you send a new one, revoke that one.
      </Paragraph>
      <ActionButton label={`Invite ${personEmail}`} url={inviteUrl} />
    </Layout>
  );
}

export const example: InvitationAskedForProps = {
  organisationName: "Northwind Energy",
  personName: "Jonas Weber",
  personEmail: "jonas.weber@northwind.example",
  invitedEmail: "jonas@northwind.example",
  inviteUrl: "https://rollcall.example/orgs/northwind/team/invite?email=jonas.weber%40northwind.example",
  footer: exampleFooter,
};
