import { exampleFooter } from "./parts/example-footer";
import { Facts, occurrence } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface SecurityNoticeProps {
  name: string;
  /** What happened, as a sentence. */
  happened: string;
  at: string;
  device: string;
  place: string;
  supportEmail: string;
  footer: FooterProps;
}

/** No link that acts (AT-10): the way out is told in words. */
export default function SecurityNotice(props: SecurityNoticeProps) {
  return (
    <Layout
      summary={`On your Rollcall account: ${props.happened} ${props.at}`}
      heading={props.happened}
      footer={props.footer}
    >
      <Paragraph>Hello {props.name},</Paragraph>
      <Paragraph>This happened to your Rollcall account:</Paragraph>
      <Facts facts={[["What", props.happened], ...occurrence(props)]} />
      <Paragraph>If this was you, there is nothing you need to do.</Paragraph>
      <Paragraph>
        If it was not you, go to the sign-in page by typing its address yourself, use “Forgotten your password?” to
        choose a new password, look at Security on your profile, and write to {props.supportEmail}.
      </Paragraph>
    </Layout>
  );
}

export const example: SecurityNoticeProps = {
  name: "Mia Holm",
  happened: "An authenticator app was turned on.",
  at: "20 November 2026 at 09:41 (Europe/London)",
  device: "Firefox on Linux",
  place: "192.0.2.44",
  supportEmail: "support@rollcall.example",
  footer: exampleFooter,
};
