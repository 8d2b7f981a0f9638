import type { Metadata } from "next";
import { load } from "@/app/_server/load";
import { PageHeader } from "@/components/frame/page-header";
import { SideSections } from "@/components/frame/side-sections";
import { CreateTokenForm } from "@/components/tokens/create-token-form";
import { TokenList } from "@/components/tokens/token-list";
import { Card } from "@/components/ui/card";
import { listMyOrganisations } from "@/lib/organisations/list-my-organisations";
import { listMyTokens } from "@/lib/tokens/list-my-tokens";
import { createTokenAction, revokeTokenAction } from "./actions";

export const metadata: Metadata = { title: "API tokens" };

const sections = [
  { href: "#tokens", title: "Your tokens" },
  { href: "#new", title: "Create a token" },
];

export default async function TokensPage() {
  const tokens = await load(listMyTokens, "", {});
  const mine = await load(listMyOrganisations, "", {});
  const places = mine.map(({ slug, kind, name, role }) => ({
    slug,
    name: kind === "personal" ? "Private account" : name,
    held: Array.from(role.permissions),
  }));
  return (
    <>
      <PageHeader title="API tokens" lead="For programs that act as you. Each counts in one organisation." />
      <SideSections sections={sections}>
        <section id="tokens" aria-labelledby="your-tokens" className="scroll-mt-4">
          <h2 id="your-tokens" className="mb-2.5">
            Your tokens
          </h2>
          <TokenList tokens={tokens} revoke={revokeTokenAction} />
        </section>
        <section id="new" aria-labelledby="create-token" className="scroll-mt-4">
          <h2 id="create-token" className="mb-2.5">
            Create a token
          </h2>
          <Card className="p-6">
            <CreateTokenForm action={createTokenAction} places={places} />
          </Card>
        </section>
      </SideSections>
    </>
  );
}
