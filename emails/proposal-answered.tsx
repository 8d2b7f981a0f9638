import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface ProposalAnsweredProps {
  name: string;
  personName: string;
  organisationName: string;
  projectName: string;
  /** "email address" */
  what: string;
  /** "confirmed" or "declined" */
  answer: string;
  /** A confirmed one holds already. */
  isChanged: boolean;
  openUrl: string;
  footer: FooterProps;
}

export default function ProposalAnswered(props: ProposalAnsweredProps) {
  const { name, personName, organisationName, projectName, what, answer, isChanged, openUrl, footer } = props;
  const outcome =
    answer === "declined"
      ? "Everything stays as it was."
      : isChanged
        ? "It applies the next time they sign in."
        : "It will be used once they have confirmed that it is theirs.";
  return (
    <Layout
      summary={`${personName} of ${organisationName} ${answer} another ${what}, as you proposed.`}
      heading={`${personName} ${answer} your proposal`}
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        You proposed another {what} for {personName}, and they {answer} it. {outcome}
      </Paragraph>
      <Facts
        facts={[
          ["Organisation", organisationName],
          ["Project", projectName],
        ]}
      />
      <ActionButton label={`Open ${personName}’s details`} url={openUrl} />
    </Layout>
  );
}

export const example: ProposalAnsweredProps = {
  name: "Adam Khan",
  personName: "Mia Holm",
  organisationName: "Northwind Energy",
  projectName: "Harbour substation",
  what: "email address",
  answer: "confirmed",
  isChanged: false,
  openUrl: "https://rollcall.example/orgs/northwind/projects/prj_example/users/usr_example",
  footer: exampleFooter,
};
