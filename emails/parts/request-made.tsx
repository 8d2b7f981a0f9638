import { ActionButton } from "./action-button";
import { Facts } from "./facts";
import type { FooterProps } from "./footer";
import { Layout } from "./layout";
import { Paragraph } from "./paragraph";
import { Quotation } from "./quotation";

export interface RequestMadeProps {
  name: string;
  requesterName: string;
  requesterEmail: string;
  /** "to join Harbour substation", "for Harbour substation to go live" */
  what: string;
  organisationName: string;
  projectName: string;
  reason: string;
  openUrl: string;
  footer: FooterProps;
}

/** Somebody asks something of the reader, and says why. */
export function RequestMade(props: RequestMadeProps) {
  const { name, requesterName, requesterEmail, what, organisationName, projectName, reason, openUrl, footer } = props;
  return (
    <Layout
      summary={`${requesterName} of ${organisationName} asks ${what}.`}
      heading={`${requesterName} asks ${what}`}
      footer={footer}
    >
      {name ? <Paragraph>Hello {name},</Paragraph> : null}
      <Paragraph>
        {requesterName} ({requesterEmail}) asks {what}, and says why:
      </Paragraph>
      <Quotation words={reason} />
      <Facts
        facts={[
          ["Organisation", organisationName],
          ["Project", projectName],
        ]}
      />
      <ActionButton label="Read and answer" url={openUrl} />
      <Paragraph>{requesterName} is told what you decide. Nothing happens until somebody answers.</Paragraph>
    </Layout>
  );
}
