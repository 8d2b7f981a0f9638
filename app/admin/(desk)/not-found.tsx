import type { Metadata } from "next";
import { NotFoundHere } from "@/components/frame/not-found-here";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return <NotFoundHere />;
}
