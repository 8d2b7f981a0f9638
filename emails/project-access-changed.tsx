import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface ProjectAccessChangedProps {
  name: string;
  organisationName: string;
  projectName: string;
  changedByName: string;
  /** What they may do now, by its label. */
  permissions: readonly string[];
  at: string;
  openUrl: string;
  footer: FooterProps;
}

export default function ProjectAccessChanged(props: ProjectAccessChangedProps) {
  const { name, organisationName, projectName, changedByName, permissions, at, openUrl, footer } = props;
  return (
    <Layout
      summary={`${changedByName} changed what you may do in ${projectName}, a project of ${organisationName}.`}
      heading={`What you may do in ${projectName} changed`}
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        {changedByName} changed your permissions or folders in the project {projectName}. It applies from the next page
        that you open.
      </Paragraph>
      <Facts
        facts={[
          ["Organisation", organisationName],
          ["Project", projectName],
          ["Your permissions now", permissions.length > 0 ? permissions.join(", ") : "None"],
          ["When", at],
        ]}
      />
      <ActionButton label="Open the project" url={openUrl} />
      <Paragraph>If you think that this is a mistake, ask {changedByName}.</Paragraph>
    </Layout>
  );
}

export const example: ProjectAccessChangedProps = {
  name: "Mia Holm",
  organisationName: "Northwind Energy",
  projectName: "Harbour substation",
  changedByName: "Adam Khan",
  permissions: ["See dashboard", "Add and edit templates"],
  at: "20 November 2026 at 09:41 (Europe/London)",
  openUrl: "https://rollcall.example/orgs/northwind/projects/prj_example",
  footer: exampleFooter,
};
