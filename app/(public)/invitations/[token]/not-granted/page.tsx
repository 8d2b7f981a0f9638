import type { Metadata } from "next";
import { LonePage } from "@/components/frame/lone-page";

export const metadata: Metadata = { title: "Not joined" };

/** After an accept that could not be granted: says why, and that it is not for the invitee to mend (product.md 4.5). */
export default function NotGrantedPage() {
  return (
    <LonePage
      title="You could not be added"
      lead="Whoever invited you may no longer give this role, so nothing was granted. The owners have been told; ask one of them for a new invitation."
    />
  );
}
