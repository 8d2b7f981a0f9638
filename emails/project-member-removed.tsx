import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface ProjectMemberRemovedProps {
  name: string;
  organisationName: string;
  projectName: string;
  removedByName: string;
  at: string;
  footer: FooterProps;
}

export default function ProjectMemberRemoved(props: ProjectMemberRemovedProps) {
  const { name, organisationName, projectName, removedByName, at, footer } = props;
  return (
    <Layout
      summary={`${removedByName} removed you from ${projectName}, a project of ${organisationName}.`}
      heading={`You are no longer in the team of ${projectName}`}
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        {removedByName} removed you from the project {projectName}. You stay a member of {organisationName}.
      </Paragraph>
      <Facts
        facts={[
          ["Organisation", organisationName],
          ["Project", projectName],
          ["When", at],
        ]}
      />
      <Paragraph>If you think that this is a mistake, ask {removedByName}.</Paragraph>
    </Layout>
  );
}

export const example: ProjectMemberRemovedProps = {
  name: "Mia Holm",
  organisationName: "Northwind Energy",
  projectName: "Harbour substation",
  removedByName: "Adam Khan",
  at: "20 November 2026 at 09:41 (Europe/London)",
  footer: exampleFooter,
};
