import { exampleFooter } from "./parts/example-footer";
import { Facts } from "./parts/facts";
import type { FooterProps } from "./parts/footer";
import { Layout } from "./parts/layout";
import { Paragraph } from "./parts/paragraph";

export interface RoleChangedProps {
  name: string;
  organisationName: string;
  changedByName: string;
  roleBefore: string;
  roleAfter: string;
  roleSentence: string;
  at: string;
  footer: FooterProps;
}

export default function RoleChanged(props: RoleChangedProps) {
  const { name, organisationName, changedByName, roleBefore, roleAfter, roleSentence, at, footer } = props;
  return (
    <Layout
      summary={`${changedByName} changed your role in ${organisationName} from ${roleBefore} to ${roleAfter}.`}
      heading={`Your role in ${organisationName} changed`}
      footer={footer}
    >
      <Paragraph>Hello {name},</Paragraph>
      <Paragraph>
        {changedByName} changed your role in {organisationName}. It applies from the next page that you open.
      </Paragraph>
      <Facts
        facts={[
          ["Before", roleBefore],
          ["Now", roleAfter],
          ["What it allows", roleSentence],
          ["When", at],
        ]}
      />
      <Paragraph>If you think that this is a mistake, ask {changedByName}.</Paragraph>
    </Layout>
  );
}

export const example: RoleChangedProps = {
  name: "Mia Holm",
  organisationName: "Northwind Energy",
  changedByName: "Adam Khan",
  roleBefore: "Read only",
  roleAfter: "Technician",
  roleSentence: "Reads everything; changes projects, ETS, devices and service cases.",
  at: "20 November 2026 at 09:41 (Europe/London)",
  footer: exampleFooter,
};
