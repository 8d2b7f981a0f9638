import { exampleFooter } from "./parts/example-footer";
import { RequestAnswered, type RequestAnsweredProps } from "./parts/request-answered";

export type GoLiveAnsweredProps = RequestAnsweredProps;

export default function GoLiveAnswered(props: GoLiveAnsweredProps) {
  return <RequestAnswered {...props} />;
}

export const example: GoLiveAnsweredProps = {
  name: "Mia Holm",
  what: "for Harbour substation to go live",
  decidedByName: "Adam Khan",
  isApproved: false,
  effect: "It stays on trial. You can ask again.",
  answer: "Please wait for the new sender name.",
  organisationName: "Northwind Energy",
  projectName: "Harbour substation",
  facts: [],
  openUrl: "https://rollcall.example/orgs/northwind/requests?show=asked",
  footer: exampleFooter,
};
