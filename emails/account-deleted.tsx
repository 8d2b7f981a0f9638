import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface AccountDeletedProps {
  name: string;
  at: string;
  supportEmail: string;
  footer: FooterProps;
}

export default function AccountDeleted({ name, at, supportEmail, footer }: AccountDeletedProps) {
  return (
    <Layout
      summary="Your Rollcall account and your data are gone, and you have left every organisation."
      heading="Your account was deleted"
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        Your Rollcall account was deleted, as you asked. You are no longer a member of any organisation, and your name
        and address are erased. This is the last email to you.
      </Paragraph>
      <Facts facts={[["When", at]]} />
      <Paragraph>
        If it was not you, somebody knew your password. The account cannot be brought back, but write to {supportEmail},
        so that somebody can look into it.
      </Paragraph>
    </Layout>
  );
}

export const example: AccountDeletedProps = {
  name: "Mia Holm",
  at: "20 November 2026 at 09:41 GMT",
  supportEmail: "support@rollcall.example",
  footer: exampleFooter,
};
