import { exampleFooter } from "./parts/example-footer";
import { RequestMade, type RequestMadeProps } from "./parts/request-made";

export type GoLiveRequestedProps = RequestMadeProps;

export default function GoLiveRequested(props: GoLiveRequestedProps) {
  return <RequestMade {...props} />;
}

export const example: GoLiveRequestedProps = {
  name: "Adam Khan",
  requesterName: "Mia Holm",
  requesterEmail: "mia@northwind.example",
  what: "for Harbour substation to go live",
  organisationName: "Northwind Energy",
  projectName: "Harbour substation",
  reason: "All texts are checked by the legal team. We want to start on 1 December.",
  openUrl: "https://rollcall.example/orgs/northwind/requests/go-live/glr_example",
  footer: exampleFooter,
};
