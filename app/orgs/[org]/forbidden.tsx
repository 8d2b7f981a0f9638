import type { Metadata } from "next";
import { PageHeader } from "@/components/frame/page-header";
import { WhomToAsk } from "@/components/frame/whom-to-ask";

export const metadata: Metadata = { title: "Not allowed" };

export default function Forbidden() {
  return (
    <>
      <PageHeader
        title="Your role does not allow this"
        lead="This page needs a permission that your role does not hold. An owner or administrator can change your role."
      />
      <WhomToAsk />
    </>
  );
}
