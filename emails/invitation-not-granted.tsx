import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface InvitationNotGrantedProps {
  organisationName: string;
  inviteeEmail: string;
  inviterName: string;
  roleLabel: string;
  teamUrl: string;
  footer: FooterProps;
}

export default function InvitationNotGranted(props: InvitationNotGrantedProps) {
  const { organisationName, inviteeEmail, inviterName, roleLabel } = props;
  return (
    <Layout
      summary={`${inviteeEmail} could not join ${organisationName}: ${inviterName} may no longer give the role ${roleLabel}.`}
      heading="An invitation could not be accepted"
      footer={props.footer}
    >
      <Paragraph>
        {inviteeEmail} tried to join {organisationName}. We did not let them in, because {inviterName}, who invited
        them, may no longer give this role.
      </Paragraph>
      <Facts
        facts={[
          ["Invited", inviteeEmail],
          ["Invited by", inviterName],
          ["Role", roleLabel],
        ]}
      />
      <Paragraph>
        If this person should join, invite them yourself. If not, there is nothing you need to do. You get this email
        because you are an owner of {organisationName}.
      </Paragraph>
      <ActionButton label="Open the Team page" url={props.teamUrl} />
    </Layout>
  );
}

export const example: InvitationNotGrantedProps = {
  organisationName: "Northwind Energy",
  inviteeEmail: "jonas@northwind.example",
  inviterName: "Adam Khan",
  roleLabel: "Technician",
  teamUrl: "https://rollcall.example/orgs/northwind/team",
  footer: exampleFooter,
};
