import { Link } from "@react-email/components";
import { ActionButton } from "./parts/action-button";
import { exampleFooter } from "./parts/example-footer";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { NotForYou } from "./parts/not-for-you";
import { light } from "./parts/palette";
import { Paragraph } from "./parts/paragraph";
import { webAddress } from "./parts/web-address";

export interface AlreadyRegisteredProps {
  name: string;
  signInUrl: string;
  forgotPasswordUrl: string;
  footer: FooterProps;
}

export default function AlreadyRegistered({ name, signInUrl, forgotPasswordUrl, footer }: AlreadyRegisteredProps) {
  return (
    <Layout
      summary="Somebody tried to register with your address. Sign in to Rollcall instead."
      heading="You already have an account"
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        Somebody, probably you, tried to register with this email address. It has an account already, and nothing about
        it has changed. Sign in with the password that you chose when you registered.
      </Paragraph>
      <ActionButton label="Sign in" url={signInUrl} />
      <Paragraph>
        Forgotten your password?{" "}
        <Link href={webAddress(forgotPasswordUrl)} className="rc-link" style={{ color: light.accentText }}>
          Choose a new one
        </Link>
      </Paragraph>
      <NotForYou>
        you can ignore this email. Whoever registered was not told that this address has an account.
      </NotForYou>
    </Layout>
  );
}

export const example: AlreadyRegisteredProps = {
  name: "Mia Holm",
  signInUrl: "https://rollcall.example/sign-in",
  forgotPasswordUrl: "https://rollcall.example/forgot-password",
  footer: exampleFooter,
};
