import { ActionButton } from "./parts/action-button";
import { CaseNote } from "./parts/case-note";
import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface CaseNewsProps {
  name: string;
  organisationName: string;
  projectName: string;
  number: number;
  title: string;
  what: "comment" | "resolved" | "reopened";
  actorName: string;
  at: string;
  openUrl: string;
  casesUrl: string;
  footer: FooterProps;
}

const did = { comment: "commented on", resolved: "resolved", reopened: "reopened" } as const;

export default function CaseNews(props: CaseNewsProps) {
  const { name, organisationName, projectName, number, title, what, actorName, at, openUrl, casesUrl, footer } = props;
  return (
    <Layout
      summary={`${actorName} ${did[what]} service case ${number} in ${projectName}, ${organisationName}.`}
      heading={`${actorName} ${did[what]} service case ${number}`}
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        {actorName} {did[what]} a service case that you opened, work on or commented on.
      </Paragraph>
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

export const example: CaseNewsProps = {
  name: "Rhys Evans",
  organisationName: "Northwind Energy",
  projectName: "Harbour substation",
  number: 118,
  title: "Relay 3 sends no readings",
  what: "comment",
  actorName: "Kofi Mensah",
  at: "20 November 2026 at 09:41 (Europe/London)",
  openUrl: "https://rollcall.example/orgs/northwind/projects/prj_example/cases/118",
  casesUrl: "https://rollcall.example/orgs/northwind/projects/prj_example/cases",
  footer: exampleFooter,
};
