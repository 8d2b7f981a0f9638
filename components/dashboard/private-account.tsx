import Link from "next/link";
import { PageHeader } from "@/components/frame/page-header";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

export function PrivateAccount() {
  return (
    <>
      <PageHeader title="Private account" lead="This space is yours alone. Teams live in organisations." />
      <Card className="grid justify-items-start gap-3 p-6">
        <h2>Work with others</h2>
        <p className="text-muted">
          Create an organisation and invite people by email, or open the invitation that somebody sent you.
        </p>
        <Link href="/orgs/new" className={buttonClass("primary")}>
          Create an organisation
        </Link>
      </Card>
    </>
  );
}
