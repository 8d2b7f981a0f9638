import { exampleFooter } from "./parts/example-footer";
import { Facts, occurrence } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface PasswordChangedProps {
  name: string;
  at: string;
  device: string;
  place: string;
  supportEmail: string;
  footer: FooterProps;
}

/** No link that acts (AT-10): a forged copy of this mail would be the obvious bait, so it teaches people to type the address. */
export default function PasswordChanged(props: PasswordChangedProps) {
  return (
    <Layout
      summary="The password of your Rollcall account was changed. If this was not you, choose a new one."
      heading="Your password was changed"
      footer={props.footer}
    >
      <Paragraph>Hello {props.name},</Paragraph>
      <Paragraph>The password of your Rollcall account was changed, and your other sessions were ended.</Paragraph>
      <Facts facts={occurrence(props)} />
      <Paragraph>If this was you, there is nothing you need to do.</Paragraph>
      <Paragraph>
        If it was not you, go to the sign-in page by typing its address yourself and use “Forgotten your password?” to
        choose a new password. Then write to {props.supportEmail}, so that somebody can look into it.
      </Paragraph>
    </Layout>
  );
}

export const example: PasswordChangedProps = {
  name: "Mia Holm",
  at: "20 November 2026 at 09:41 (Europe/London)",
  device: "Firefox on Linux",
  place: "192.0.2.44",
  supportEmail: "support@rollcall.example",
  footer: exampleFooter,
};
