import { exampleFooter } from "./parts/example-footer";
import { Facts, occurrence } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface EmailChangeUndoneProps {
  name: string;
  at: string;
  device: string;
  place: string;
  supportEmail: string;
  footer: FooterProps;
}

/** Goes to both mailboxes, so it names neither to the other. */
export default function EmailChangeUndone(props: EmailChangeUndoneProps) {
  return (
    <Layout
      summary="Your Rollcall account has its former email address again, and every session was ended."
      heading="The change of your email address was undone"
      footer={props.footer}
    >
      <Paragraph>Hello {props.name},</Paragraph>
      <Paragraph>
        The change of your Rollcall account's email address was undone by somebody who reads emails to the former
        address. Your account has that address again, and you were signed out everywhere.
      </Paragraph>
      <Facts facts={occurrence(props)} />
      <Paragraph>
        If you had not asked for the change, somebody knows your password: go to the sign-in page by typing its address
        yourself and use “Forgotten your password?” to choose a new one. If you need help, write to {props.supportEmail}
        .
      </Paragraph>
    </Layout>
  );
}

export const example: EmailChangeUndoneProps = {
  name: "Mia Holm",
  at: "20 November 2026 at 10:02 GMT",
  device: "Firefox on Linux",
  place: "192.0.2.44",
  supportEmail: "support@rollcall.example",
  footer: exampleFooter,
};
