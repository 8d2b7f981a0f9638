import { exampleFooter } from "./parts/example-footer";
import { Facts, occurrence } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface NewBrowserProps {
  name: string;
  at: string;
  device: string;
  place: string;
  footer: FooterProps;
}

/** No link that acts (AT-10): the way out is told in words. */
export default function NewBrowser(props: NewBrowserProps) {
  return (
    <Layout
      summary={`Somebody signed in to your Rollcall account with ${props.device}, ${props.at}.`}
      heading="Your account was used in a new browser"
      footer={props.footer}
    >
      <Paragraph>Hello {props.name},</Paragraph>
      <Paragraph>Somebody signed in to your Rollcall account from a browser that we had not seen before.</Paragraph>
      <Facts facts={occurrence(props)} />
      <Paragraph>If this was you, there is nothing you need to do.</Paragraph>
      <Paragraph>
        If it was not you, go to the sign-in page by typing its address yourself, use “Forgotten your password?” to
        choose a new password, and end the sessions that are not yours under Sessions on your profile.
      </Paragraph>
    </Layout>
  );
}

export const example: NewBrowserProps = {
  name: "Mia Holm",
  at: "20 November 2026 at 09:41 (Europe/London)",
  device: "Firefox on Linux",
  place: "192.0.2.44",
  footer: exampleFooter,
};
