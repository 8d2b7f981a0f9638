import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface OwnershipNewsProps {
  name: string;
  organisationName: string;
  happened: string;
  /** What it means, in sentences. */
  meaning: string;
  supportEmail: string;
  footer: FooterProps;
}

/** To both who are part of a transfer: nobody loses or gets an organisation without a word. */
export default function OwnershipNews({
  name,
  organisationName,
  happened,
  meaning,
  supportEmail,
  footer,
}: OwnershipNewsProps) {
  return (
    <Layout summary={meaning} heading={happened} footer={footer}>
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>{meaning}</Paragraph>
      <Facts facts={[["Organisation", organisationName]]} />
      <Paragraph>If this was not meant to happen, write to {supportEmail} straight away.</Paragraph>
    </Layout>
  );
}

export const example: OwnershipNewsProps = {
  name: "Olive Reyes",
  organisationName: "Northwind Energy",
  happened: "Ownership was handed over",
  meaning: "Adam Khan accepted. Adam Khan is now owner of Northwind Energy, and Olive Reyes is administrator.",
  supportEmail: "support@rollcall.example",
  footer: exampleFooter,
};
