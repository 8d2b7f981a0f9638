import { Link } from "@react-email/components";
import { light } from "./palette";
import { Paragraph } from "./paragraph";
import { webAddress } from "./web-address";

/** Where this Rollcall stands and whom to ask; every message has it. */
export interface FooterProps {
  appUrl: string;
  supportEmail: string;
}

export function Footer({ appUrl, supportEmail }: FooterProps) {
  const home = webAddress(appUrl);
  return (
    <div className="rc-padded" style={{ padding: "20px 32px 0" }}>
      <Paragraph muted>
        Questions? Write to {supportEmail}. Nobody will ever ask you for your password or a code by email or telephone.
      </Paragraph>
      <Paragraph muted>
        Sent by Rollcall at{" "}
        <Link href={home} className="rc-link" style={{ color: light.accentText }}>
          {home}
        </Link>
      </Paragraph>
    </div>
  );
}
