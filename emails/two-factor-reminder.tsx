import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface TwoFactorReminderProps {
  name: string;
  organisationName: string;
  /** The first day on which it is required, in the organisation's time zone. */
  day: string;
  textMessagesCount: boolean;
  setUpUrl: string;
  footer: FooterProps;
}

export default function TwoFactorReminder(props: TwoFactorReminderProps) {
  const { name, organisationName, day, textMessagesCount, setUpUrl, footer } = props;
  return (
    <Layout
      summary={`${organisationName} requires two-factor authentication from ${day}. Set it up before then.`}
      heading="Two-factor authentication will be required"
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        From {day}, {organisationName} requires two-factor authentication of every member, and you do not have it yet.
        From that day on you cannot work there until you have set it up.
      </Paragraph>
      <Paragraph>
        {textMessagesCount
          ? "You can use an authenticator app, a security key or passkey, or text messages."
          : "You can use an authenticator app, or a security key or passkey. Text messages are not enough there."}{" "}
        It takes about two minutes, and you can do it today.
      </Paragraph>
      <ActionButton label="Set it up" url={setUpUrl} />
    </Layout>
  );
}

export const example: TwoFactorReminderProps = {
  name: "Mia Holm",
  organisationName: "Northwind Energy",
  day: "1 December 2026",
  textMessagesCount: true,
  setUpUrl: "https://rollcall.example/two-factor/setup?next=%2Forgs%2Fnorthwind",
  footer: exampleFooter,
};
