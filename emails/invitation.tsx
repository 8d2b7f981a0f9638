import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { NotForYou } from "./parts/not-for-you";
import { Paragraph } from "./parts/paragraph";
import { Quotation } from "./parts/quotation";

export interface InvitationProps {
  organisationName: string;
  inviterName: string;
  inviterEmail: string;
  roleLabel: string;
  /** Empty for a role of the organisation's own, and where it stays as it is. */
  roleSentence: string;
  /** They are in the organisation already, and are invited into projects of it. */
  keepsRole: boolean;
  /** The projects that it brings, by name. */
  projects: readonly string[];
  recipientName: string | null;
  personalMessage: string | null;
  acceptUrl: string;
  expiresAt: string;
  emailAddress: string;
  footer: FooterProps;
}

export default function Invitation(props: InvitationProps) {
  const { organisationName, inviterName, inviterEmail, recipientName, personalMessage, keepsRole, projects } = props;
  return (
    <Layout
      summary={`${inviterName} invited you to ${keepsRole ? `${projects[0] ?? "a project"} in ${organisationName}` : `${organisationName} as ${props.roleLabel}`}`}
      heading={`Join ${organisationName}`}
      footer={props.footer}
    >
      <Paragraph>Hello{recipientName ? ` ${recipientName}` : ""},</Paragraph>
      <Paragraph>
        {inviterName} ({inviterEmail}) invited you to join{" "}
        {keepsRole ? `${projects.length === 1 ? "a project" : "projects"} of ${organisationName}` : organisationName} on
        Rollcall.
      </Paragraph>
      {personalMessage && (
        <>
          <Paragraph>{inviterName} wrote:</Paragraph>
          <Quotation words={personalMessage} />
        </>
      )}
      <Facts
        facts={[
          ["Organisation", organisationName],
          ["Your role", keepsRole ? `${props.roleLabel}, as it is now` : props.roleLabel],
          ["What it allows", props.roleSentence],
          [projects.length === 1 ? "Project" : "Projects", projects.join(", ")],
          ["For", props.emailAddress],
          ["Open until", props.expiresAt],
        ]}
      />
      <ActionButton label="View invitation" url={props.acceptUrl} />
      <Paragraph muted>Opening the invitation changes nothing. You accept or decline on the page.</Paragraph>
      <NotForYou>
        ignore this email, and the invitation will end on its own. Or open it and choose Decline. Do not pass it on: it
        works only for {props.emailAddress}.
      </NotForYou>
    </Layout>
  );
}

export const example: InvitationProps = {
  organisationName: "Northwind Energy",
  inviterName: "Adam Khan",
  inviterEmail: "adam@northwind.example",
  roleLabel: "Technician",
  roleSentence: "Reads everything; changes projects, devices and service cases.",
  keepsRole: false,
  projects: ["Harbour substation"],
  recipientName: "Jonas Berg",
  personalMessage: "Welcome, Jonas.\nThis gives you the sites in the north.",
  acceptUrl: "https://rollcall.example/invitations/example-token",
  expiresAt: "4 December 2026 at 14:05 (Europe/London)",
  emailAddress: "jonas@northwind.example",
  footer: exampleFooter,
};
