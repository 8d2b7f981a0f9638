import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface TwoFactorRequiredProps {
  name: string;
  organisationName: string;
  textMessagesCount: boolean;
  setUpUrl: string;
  footer: FooterProps;
}

export default function TwoFactorRequired(props: TwoFactorRequiredProps) {
  const { name, organisationName, textMessagesCount, setUpUrl, footer } = props;
  return (
    <Layout
      summary={`${organisationName} requires two-factor authentication from now on.`}
      heading="Set up two-factor authentication"
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        From now on, {organisationName} requires two-factor authentication of every member. Until you have set it up,
        you cannot work there; you stay a member, and your other organisations stay open.
      </Paragraph>
      <Paragraph>
        {textMessagesCount
          ? "You can use an authenticator app, a security key or passkey, or text messages."
          : "You can use an authenticator app, or a security key or passkey. Text messages are not enough there."}{" "}
        It takes about two minutes.
      </Paragraph>
      <ActionButton label="Set it up" url={setUpUrl} />
    </Layout>
  );
}

export const example: TwoFactorRequiredProps = {
  name: "Mia Holm",
  organisationName: "Northwind Energy",
  textMessagesCount: true,
  setUpUrl: "https://rollcall.example/two-factor/setup?next=%2Forgs%2Fnorthwind",
  footer: exampleFooter,
};
