import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface TwoFactorResetAskedProps {
  personName: string;
  personAddress: string;
  organisationName: string;
  askedByName: string;
  reviewUrl: string;
  footer: FooterProps;
}

/** The reason that was given stays on the page: it is for platform admins only. */
export default function TwoFactorResetAsked(props: TwoFactorResetAskedProps) {
  const { personName, personAddress, organisationName, askedByName, reviewUrl, footer } = props;
  return (
    <Layout
      summary={`${askedByName} of ${organisationName} asks to reset the two-factor authentication of ${personName}.`}
      heading="A two-factor reset waits for a platform admin"
      footer={footer}
    >
      <Paragraph>
        {askedByName} asks to reset the two-factor authentication of a member of {organisationName}. Nothing happens
        until a platform admin has made sure who the person is.
      </Paragraph>
      <Facts
        facts={[
          ["Person", personName],
          ["Address", personAddress],
          ["Organisation", organisationName],
          ["Asked by", askedByName],
        ]}
      />
      <ActionButton label="Review the request" url={reviewUrl} />
    </Layout>
  );
}

export const example: TwoFactorResetAskedProps = {
  personName: "Mia Holm",
  personAddress: "mia@northwind.example",
  organisationName: "Northwind Energy",
  askedByName: "Olive Reyes",
  reviewUrl: "https://rollcall.example/admin/resets/example",
  footer: exampleFooter,
};
