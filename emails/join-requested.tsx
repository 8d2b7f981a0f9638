import { exampleFooter } from "./parts/example-footer";
import { RequestMade, type RequestMadeProps } from "./parts/request-made";

export type JoinRequestedProps = RequestMadeProps;

export default function JoinRequested(props: JoinRequestedProps) {
  return <RequestMade {...props} />;
}

export const example: JoinRequestedProps = {
  name: "Adam Khan",
  requesterName: "Mia Holm",
  requesterEmail: "mia@northwind.example",
  what: "to join Harbour substation",
  organisationName: "Northwind Energy",
  projectName: "Harbour substation",
  reason: "I answer the phones from December and need to see which texts went out.",
  openUrl: "https://rollcall.example/orgs/northwind/projects/prj_example/join-request/jrq_example/approve",
  footer: exampleFooter,
};
