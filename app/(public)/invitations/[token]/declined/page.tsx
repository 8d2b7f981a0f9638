import type { Metadata } from "next";
import { LonePage } from "@/components/frame/lone-page";

export const metadata: Metadata = { title: "Invitation declined" };

export default function DeclinedPage() {
  return (
    <LonePage title="Invitation declined" lead="Whoever invited you has been told. There is nothing else to do." />
  );
}
