import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface PlatformAdminChangedProps {
  name: string;
  personName: string;
  personAddress: string;
  isGranted: boolean;
  at: string;
  footer: FooterProps;
}

/** So that nobody becomes one behind the backs of the others. */
export default function PlatformAdminChanged(props: PlatformAdminChangedProps) {
  const { name, personName, personAddress, isGranted, at, footer } = props;
  const happened = isGranted ? "is now a platform admin" : "is no longer a platform admin";
  return (
    <Layout
      summary={`${personName} ${happened} of this Rollcall.`}
      heading="The platform admins changed"
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        {personName} {happened} of this installation of Rollcall. You are told because you are one.
      </Paragraph>
      <Facts
        facts={[
          ["Person", personName],
          ["Address", personAddress],
          ["When", at],
        ]}
      />
      <Paragraph>
        If you do not know of this, talk to whoever runs the server. The command “npm run platform-admin” lists all
        platform admins there, and takes the right away from one.
      </Paragraph>
    </Layout>
  );
}

export const example: PlatformAdminChangedProps = {
  name: "Priya Nair",
  personName: "Tom Albright",
  personAddress: "tom@rollcall.example",
  isGranted: true,
  at: "20 November 2026 at 09:41 UTC",
  footer: exampleFooter,
};
