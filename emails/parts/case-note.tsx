import { Link } from "@react-email/components";
import { light } from "./palette";
import { Paragraph } from "./paragraph";
import { webAddress } from "./web-address";

/** Below every mail about a service case: why it quotes nothing, and how to get no more of them. */
export function CaseNote({ casesUrl }: { casesUrl: string }) {
  return (
    <Paragraph muted>
      What people wrote about the case is on its page only, not in this email. To get no more emails about service
      cases, untick “Email me about service cases” below{" "}
      <Link href={webAddress(casesUrl)} className="rc-link" style={{ color: light.accentText }}>
        the list of cases
      </Link>
      .
    </Paragraph>
  );
}
