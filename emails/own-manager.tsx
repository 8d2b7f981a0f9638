import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface OwnManagerProps {
  name: string;
  organisationName: string;
  projectName: string;
  joinedName: string;
  at: string;
  teamUrl: string;
  footer: FooterProps;
}

export default function OwnManager(props: OwnManagerProps) {
  const { name, organisationName, projectName, joinedName, at, teamUrl, footer } = props;
  return (
    <Layout
      summary={`${joinedName} joined the team of ${projectName} in ${organisationName} and manages it too.`}
      heading={`${joinedName} joined the team of ${projectName}`}
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        {joinedName} runs {organisationName} and put themselves into the team of {projectName}, which you manage. They
        manage it now, too.
      </Paragraph>
      <Facts
        facts={[
          ["Organisation", organisationName],
          ["Project", projectName],
          ["When", at],
        ]}
      />
      <ActionButton label="See the team" url={teamUrl} />
      <Paragraph>If you did not expect this, ask {joinedName}.</Paragraph>
    </Layout>
  );
}

export const example: OwnManagerProps = {
  name: "Mia Holm",
  organisationName: "Northwind Energy",
  projectName: "Harbour substation",
  joinedName: "Adam Khan",
  at: "20 November 2026 at 09:41 (Europe/London)",
  teamUrl: "https://rollcall.example/orgs/northwind/projects/prj_1/users",
  footer: exampleFooter,
};
