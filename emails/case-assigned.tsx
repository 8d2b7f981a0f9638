import { ActionButton } from "./parts/action-button";
import { CaseNote } from "./parts/case-note";
import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface CaseAssignedProps {
  name: string;
  organisationName: string;
  projectName: string;
  number: number;
  title: string;
  actorName: string;
  at: string;
  openUrl: string;
  casesUrl: string;
  footer: FooterProps;
}

export default function CaseAssigned(props: CaseAssignedProps) {
  const { name, organisationName, projectName, number, title, actorName, at, openUrl, casesUrl, footer } = props;
  return (
    <Layout
      summary={`${actorName} assigned service case ${number} in ${projectName}, ${organisationName}, to you.`}
      heading={`Service case ${number} is yours now`}
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>{actorName} assigned this service case to you.</Paragraph>
      <Facts
        facts={[
          ["Case", `${number}: ${title}`],
          ["Project", projectName],
          ["Organisation", organisationName],
          ["When", at],
        ]}
      />
      <ActionButton label="Open the case" url={openUrl} />
      <CaseNote casesUrl={casesUrl} />
    </Layout>
  );
}

export const example: CaseAssignedProps = {
  name: "Kofi Mensah",
  organisationName: "Northwind Energy",
  projectName: "Harbour substation",
  number: 118,
  title: "Relay 3 sends no readings",
  actorName: "Mia Holm",
  at: "20 November 2026 at 09:41 (Europe/London)",
  openUrl: "https://rollcall.example/orgs/northwind/projects/prj_example/cases/118",
  casesUrl: "https://rollcall.example/orgs/northwind/projects/prj_example/cases",
  footer: exampleFooter,
};
