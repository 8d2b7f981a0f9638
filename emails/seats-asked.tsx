import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface SeatsAskedProps {
  organisationName: string;
  askedByName: string;
  askedByAddress: string;
  seats: string;
  /** "20 members and 5 invitations of 25 seats". */
  use: string;
  reviewUrl: string;
  footer: FooterProps;
}

/** To support: who asks, for how many, and where a platform admin raises the limit. */
export default function SeatsAsked(props: SeatsAskedProps) {
  const { organisationName, askedByName, askedByAddress, seats, use, reviewUrl, footer } = props;
  return (
    <Layout
      summary={`${askedByName} of ${organisationName} asks for ${seats} seats.`}
      heading="More seats are asked for"
      footer={footer}
    >
      <Paragraph>
        {askedByName} of {organisationName} asks for {seats} seats. Reply to them by email. A platform admin can raise
        the limit.
      </Paragraph>
      <Facts
        facts={[
          ["Organisation", organisationName],
          ["Asked by", `${askedByName}, ${askedByAddress}`],
          ["In use", use],
          ["Asked for", `${seats} seats`],
        ]}
      />
      <ActionButton label="Open the organisation" url={reviewUrl} />
    </Layout>
  );
}

export const example: SeatsAskedProps = {
  organisationName: "Northwind Energy",
  askedByName: "Adam Khan",
  askedByAddress: "adam@northwind.example",
  seats: "40",
  use: "20 members and 5 invitations of 25 seats",
  reviewUrl: "https://rollcall.example/admin/organisations/org_0123456789abcdefghjkmnpqrs",
  footer: exampleFooter,
};
