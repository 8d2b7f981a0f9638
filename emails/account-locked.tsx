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
  /** Null: only a new password opens it. */
  unlockMinutes: string | null;
  footer: FooterProps;
}

/** No link that acts (AT-10): the way out is told in words. */
export default function AccountLocked(props: AccountLockedProps) {
  const { unlockMinutes } = props;
  return (
    <Layout
      summary={`Too many sign-ins to your Rollcall account failed. ${unlockMinutes ? `It opens again after ${unlockMinutes} minutes.` : "Choose a new password to open it."}`}
      heading={
        unlockMinutes ? "Your account is locked for now" : "Your account is locked until you choose a new password"
      }
      footer={props.footer}
    >
      <Paragraph>Hello {props.name},</Paragraph>
      <Paragraph>
        There were too many failed attempts to sign in to your Rollcall account, so we locked it. This was the last one:
      </Paragraph>
      <Facts facts={occurrence(props)} />
      <Paragraph>
        {unlockMinutes
          ? `If this was you, wait ${unlockMinutes} minutes and try again. If you cannot wait, use “Forgotten your password?” on the sign-in page: a new password unlocks the account.`
          : "After a hundred of them it opens only with a new password: use “Forgotten your password?” on the sign-in page. Browsers in which you have signed in before can still be used."}
      </Paragraph>
      <Paragraph>
        If it was not you, somebody may be guessing. They did not get in. If you use the same password anywhere else,
        choose a new one in both places.
      </Paragraph>
    </Layout>
  );
}

export const example: AccountLockedProps = {
  name: "Mia Holm",
  at: "20 November 2026 at 09:41 (Europe/London)",
  device: "Firefox on Linux",
  place: "192.0.2.44",
  unlockMinutes: "30",
  footer: exampleFooter,
};
