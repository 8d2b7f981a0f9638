import { notFound } from "next/navigation";
import { configuration } from "@/app/_server/configuration";
import { database } from "@/app/_server/database";
import { findDemoMail } from "@/lib/operations/read-mailbox";

type Props = { params: Promise<{ mail: string }> };

/**
 * One mail of demo mode as a page of its own, for the mailbox's frame. The node server adds the policy under which it runs
 * nothing. Its links leave the frame: they open in a tab of their own.
 */
export async function GET(_request: Request, { params }: Props) {
  if (!configuration().demo) notFound();
  const mail = await findDemoMail(database(), (await params).mail);
  if (!mail?.html) notFound();
  const html = mail.html.replace("<head>", '<head><base target="_blank">');
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
}
