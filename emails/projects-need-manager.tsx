import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface ProjectsNeedManagerProps {
  name: string;
  organisationName: string;
  /** By their names, in one line. */
  projects: string;
  isOne: boolean;
  openUrl: string;
  footer: FooterProps;
}

export default function ProjectsNeedManager(props: ProjectsNeedManagerProps) {
  const { name, organisationName, projects, isOne, openUrl, footer } = props;
  const what = isOne ? "A project needs a manager" : "Projects need a manager";
  return (
    <Layout summary={`${what} in ${organisationName}: ${projects}.`} heading={what} footer={footer}>
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        The only person who managed {isOne ? "this project" : "these projects"} is no longer a member of{" "}
        {organisationName}. Owners and administrators can still open {isOne ? "it" : "them"}. Choose somebody who looks
        after {isOne ? "it" : "them"}.
      </Paragraph>
      <Facts
        facts={[
          ["Organisation", organisationName],
          [isOne ? "Project" : "Projects", projects],
        ]}
      />
      <ActionButton label="Open projects" url={openUrl} />
    </Layout>
  );
}

export const example: ProjectsNeedManagerProps = {
  name: "Olive Larsen",
  organisationName: "Northwind Energy",
  projects: "Harbour substation, Metering",
  isOne: false,
  openUrl: "https://rollcall.example/orgs/northwind/projects",
  footer: exampleFooter,
};
