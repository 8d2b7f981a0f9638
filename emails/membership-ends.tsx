import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface MembershipEndsProps {
  name: string;
  personName: string;
  /** Whether it is the reader's own. */
  isOwn: boolean;
  organisationName: string;
  day: string;
  openUrl: string;
  footer: FooterProps;
}

/** A week before, to the member and to the owners, so that it surprises neither. */
export default function MembershipEnds({
  name,
  personName,
  isOwn,
  organisationName,
  day,
  openUrl,
  footer,
}: MembershipEndsProps) {
  const whose = isOwn ? "Your membership" : `The membership of ${personName}`;
  return (
    <Layout
      summary={`${whose} of ${organisationName} ends on ${day}.`}
      heading={isOwn ? "Your membership ends soon" : "A membership ends soon"}
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        {whose} of {organisationName} ends on {day}. After that day {isOwn ? "you" : personName} can no longer open it.
      </Paragraph>
      <Paragraph>
        {isOwn
          ? "If you should stay longer, ask an owner or administrator there. Your Rollcall account stays as it is."
          : "If they should stay longer, choose another end date on the Team page."}
      </Paragraph>
      <ActionButton label={isOwn ? `Open ${organisationName}` : "Open the team"} url={openUrl} />
    </Layout>
  );
}

export const example: MembershipEndsProps = {
  name: "Olive Reyes",
  personName: "Mia Holm",
  isOwn: false,
  organisationName: "Northwind Energy",
  day: "1 December 2026",
  openUrl: "https://rollcall.example/orgs/northwind/team",
  footer: exampleFooter,
};
