import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface InvitationAcceptedProps {
  organisationName: string;
  personName: string;
  personEmail: string;
  roleLabel: string;
  projects: readonly string[];
  teamUrl: string;
  footer: FooterProps;
}

export default function InvitationAccepted(props: InvitationAcceptedProps) {
  const { organisationName, personName, personEmail, roleLabel, projects, teamUrl, footer } = props;
  return (
    <Layout
      summary={`${personName} joined ${organisationName} as ${roleLabel}${projects[0] ? `, in ${projects[0]}` : ""}.`}
      heading={`${personName} accepted your invitation`}
      footer={footer}
    >
      <Paragraph>
        {personName} accepted your invitation and is in {projects.length > 0 ? projects.join(", ") : organisationName}{" "}
        now.
      </Paragraph>
      <Facts
        facts={[
          ["Email address", personEmail],
          ["Organisation", organisationName],
          ["Role", roleLabel],
          ...(projects.length > 0
            ? [[projects.length === 1 ? "Project" : "Projects", projects.join(", ")] as const]
            : []),
        ]}
      />
      <ActionButton label="See the team" url={teamUrl} />
    </Layout>
  );
}

export const example: InvitationAcceptedProps = {
  organisationName: "Northwind Energy",
  personName: "Jonas Weber",
  personEmail: "jonas@northwind.example",
  roleLabel: "Member",
  projects: ["Harbour substation"],
  teamUrl: "https://rollcall.example/orgs/northwind/projects/prj_1/users",
  footer: exampleFooter,
};
