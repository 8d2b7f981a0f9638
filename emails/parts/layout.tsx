import { Body, Container, Head, Heading, Html, Preview } from "@react-email/components";
import type { ReactNode } from "react";
import { BrandMark } from "./brand-mark";
import { Footer, type FooterProps } from "./footer";
import { font, light, pageRules } from "./palette";

interface LayoutProps {
  /** The line that the inbox shows beside the subject. */
  summary: string;
  heading: string;
  footer: FooterProps;
  children: ReactNode;
}

export function Layout({ summary, heading, footer, children }: LayoutProps) {
  return (
    <Html lang="en-GB">
      <Head>
        <title>Rollcall</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {/* Stops phones from turning numbers, dates and addresses into links of their own. */}
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <style>{pageRules}</style>
      </Head>
      {/* No background here: Body also puts it on a cell of its own, out of reach of the dark rules. */}
      <Body style={{ margin: 0 }}>
        <Preview>{summary}</Preview>
        <div className="rc-page" style={{ backgroundColor: light.background, fontFamily: font }}>
          <Container style={{ maxWidth: "560px", padding: "32px 12px" }}>
            <BrandMark />
            <div
              className="rc-card rc-padded"
              style={{
                backgroundColor: light.surface,
                border: `1px solid ${light.line}`,
                borderRadius: "12px",
                padding: "32px 32px 20px",
              }}
            >
              <Heading
                as="h1"
                className="rc-text"
                style={{ margin: "0 0 16px", fontSize: "24px", lineHeight: "32px", fontWeight: 600, color: light.text }}
              >
                {heading}
              </Heading>
              {children}
            </div>
            <Footer {...footer} />
          </Container>
        </div>
      </Body>
    </Html>
  );
}
