import { exampleFooter } from "./parts/example-footer";
import { Facts, occurrence } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface AccountLockedProps {
  name: string;
  at: string;
  device: string;
  place: string;
  unlockMinutes: string;
  footer: FooterProps;
}

/** No link that acts (AT-10): the way out is told in words. */
export function AccountLocked(props: AccountLockedProps) {
  return (
    <Layout
      summary={`It opens again after ${props.unlockMinutes} minutes.`}
      heading="Your account is locked for now"
      footer={props.footer}
    >
      <Paragraph>Hello {props.name},</Paragraph>
      <Paragraph>
        There were too many failed attempts to sign in to your Rollcall account, so we locked it. This was the last one:
      </Paragraph>
      <Facts facts={occurrence(props)} />
      <Paragraph>
        If this was you, wait {props.unlockMinutes} minutes and try again. If you cannot wait, use “Forgotten your
        password?” on the sign-in page: a new password unlocks the account.
      </Paragraph>
      <Paragraph>
        If it was not you, somebody may be guessing. They did not get in. If you use the same password anywhere else,
        choose a new one in both places.
      </Paragraph>
    </Layout>
  );
}

export const accountLockedExample: AccountLockedProps = {
  name: "Mia Holm",
  at: "20 November 2026 at 09:41 (Europe/London)",
  device: "Firefox on Linux",
  place: "192.0.2.44",
  unlockMinutes: "30",
  footer: exampleFooter,
};
