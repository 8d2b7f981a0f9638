import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import { Facts, occurrence } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface EmailChangedProps {
  name: string;
  /** The one that this mail goes to. */
  emailAddress: string;
  undoUrl: string;
  undoUntil: string;
  at: string;
  device: string;
  place: string;
  supportEmail: string;
  footer: FooterProps;
}

/** The one notice with a link that acts: whoever lost their account here has no other way back (SU-05). */
export default function EmailChanged(props: EmailChangedProps) {
  return (
    <Layout
      summary={`Your Rollcall account has another email address now. If this was not you, undo it before ${props.undoUntil}.`}
      heading="Your email address was changed"
      footer={props.footer}
    >
      <Paragraph>Hello {props.name},</Paragraph>
      <Paragraph>
        Your Rollcall account now has another email address. {props.emailAddress} no longer belongs to it, and your
        other sessions were ended.
      </Paragraph>
      <Facts facts={occurrence(props)} />
      <Paragraph>If this was you, there is nothing you need to do.</Paragraph>
      <Paragraph>
        If it was not you, undo it before {props.undoUntil}. Then choose a new password with “Forgotten your password?”
        on the sign-in page. Later than that, write to {props.supportEmail}.
      </Paragraph>
      <ActionButton label="Undo the change" url={props.undoUrl} />
    </Layout>
  );
}

export const example: EmailChangedProps = {
  name: "Mia Holm",
  emailAddress: "mia@northwind.example",
  undoUrl: "https://rollcall.example/undo-email-change/example-token",
  undoUntil: "23 November 2026 at 09:41 GMT",
  at: "20 November 2026 at 09:41 GMT",
  device: "Firefox on Linux",
  place: "192.0.2.44",
  supportEmail: "support@rollcall.example",
  footer: exampleFooter,
};
