import { Button, Link } from "@react-email/components";
import { light } from "./palette";
import { Paragraph } from "./paragraph";
import { webAddress } from "./web-address";

/** The one thing to do in a mail, with its address spelt out for those whose client shows no button. */
export function ActionButton({ label, url }: { label: string; url: string }) {
  const href = webAddress(url);
  return (
    <>
      <Button
        href={href}
        className="rc-accent"
        data-action="true"
        style={{
          backgroundColor: light.accent,
          color: light.accentInk,
          borderRadius: "8px",
          padding: "12px 20px",
          margin: "4px 0 20px",
          fontSize: "15px",
          fontWeight: 600,
        }}
      >
        {label}
      </Button>
      {/* The plain-text part already has the address beside the label. */}
      <div data-skip-in-text="true">
        <Paragraph muted>
          If the button does not work, copy this address into your browser:
          <br />
          <Link href={href} className="rc-link" style={{ color: light.accentText, wordBreak: "break-all" }}>
            {href}
          </Link>
        </Paragraph>
      </div>
    </>
  );
}
