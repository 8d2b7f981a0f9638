import { ActionButton } from "./action-button";
import { Facts } from "./facts";
import type { FooterProps } from "./footer";
import { Layout } from "./layout";
import { Paragraph } from "./paragraph";
import { Quotation } from "./quotation";

export interface RequestAnsweredProps {
  name: string;
  /** "to join Harbour substation", "for Harbour substation to go live" */
  what: string;
  decidedByName: string;
  isApproved: boolean;
  /** "You are in its team now.", "It is live now." */
  effect: string;
  /** What they said about it. */
  answer: string | null;
  organisationName: string;
  projectName: string;
  /** What follows from it, as label and value. */
  facts: readonly (readonly [string, string])[];
  openUrl: string;
  footer: FooterProps;
}

/** What was decided about what the reader asked. */
export function RequestAnswered(props: RequestAnsweredProps) {
  const { name, what, decidedByName, isApproved, effect, answer, organisationName, projectName } = props;
  const said = isApproved ? "said yes" : "said no";
  return (
    <Layout
      summary={`${decidedByName} of ${organisationName} ${said} to your request ${what}.`}
      heading={isApproved ? "Your request was approved" : "Your request was rejected"}
      footer={props.footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        {decidedByName} {said} to your request {what}. {effect}
      </Paragraph>
      {answer ? <Quotation words={answer} /> : null}
      <Facts facts={[["Organisation", organisationName], ["Project", projectName], ...props.facts]} />
      <ActionButton label={isApproved ? "Open the project" : "See your requests"} url={props.openUrl} />
    </Layout>
  );
}
