import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface TwoFactorAskedForProps {
  name: string;
  askedByName: string;
  organisationName: string;
  textMessagesCount: boolean;
  setUpUrl: string;
  footer: FooterProps;
}

export default function TwoFactorAskedFor(props: TwoFactorAskedForProps) {
  const { name, askedByName, organisationName, textMessagesCount, setUpUrl, footer } = props;
  return (
    <Layout
      summary={`${askedByName} at ${organisationName} asks you to set up two-factor authentication.`}
      heading="Please set up two-factor authentication"
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        {askedByName} at {organisationName} asks you to set up two-factor authentication. With it, nobody who finds out
        your password can sign in as you.
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

export const example: TwoFactorAskedForProps = {
  name: "Mia Holm",
  askedByName: "Olive Reyes",
  organisationName: "Northwind Energy",
  textMessagesCount: true,
  setUpUrl: "https://rollcall.example/two-factor/setup?next=%2Forgs%2Fnorthwind",
  footer: exampleFooter,
};
