import { exampleFooter } from "./parts/example-footer";
import { RequestAnswered, type RequestAnsweredProps } from "./parts/request-answered";

export type JoinRequestAnsweredProps = RequestAnsweredProps;

export default function JoinRequestAnswered(props: JoinRequestAnsweredProps) {
  return <RequestAnswered {...props} />;
}

export const example: JoinRequestAnsweredProps = {
  name: "Mia Holm",
  what: "to join Harbour substation",
  decidedByName: "Adam Khan",
  isApproved: true,
  effect: "You are in its team now.",
  answer: "Welcome. Please do not change the templates of the night shift.",
  organisationName: "Northwind Energy",
  projectName: "Harbour substation",
  facts: [["What you may do there", "See dashboard, Add and edit templates"]],
  openUrl: "https://rollcall.example/orgs/northwind/projects/prj_example",
  footer: exampleFooter,
};
