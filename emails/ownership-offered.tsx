import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface OwnershipOfferedProps {
  name: string;
  organisationName: string;
  offeredByName: string;
  answerUrl: string;
  footer: FooterProps;
}

/** The link leads to the dashboard, which asks; nothing happens by following it. */
export default function OwnershipOffered(props: OwnershipOfferedProps) {
  const { name, organisationName, offeredByName, answerUrl, footer } = props;
  return (
    <Layout
      summary={`${offeredByName} offers you ownership of ${organisationName}.`}
      heading="You are offered ownership"
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        {offeredByName} offers you ownership of {organisationName}. If you accept, you become owner: you decide about
        its policies and its members, and whether it is deleted. {offeredByName} becomes administrator.
      </Paragraph>
      <Paragraph>Until you accept, nothing changes. You can also decline.</Paragraph>
      <ActionButton label="Accept or decline" url={answerUrl} />
    </Layout>
  );
}

export const example: OwnershipOfferedProps = {
  name: "Adam Khan",
  organisationName: "Northwind Energy",
  offeredByName: "Olive Reyes",
  answerUrl: "https://rollcall.example/orgs/northwind",
  footer: exampleFooter,
};
