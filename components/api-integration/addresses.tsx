import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";

interface AddressesProps {
  baseUrl: string;
  projectId: string;
}

/** What whoever writes the program types into it, beside a key. */
export function Addresses({ baseUrl, projectId }: AddressesProps) {
  const facts = [
    { term: "Base address", detail: baseUrl },
    { term: "Project id", detail: projectId },
  ];
  return (
    <section aria-labelledby="addresses">
      <h2 id="addresses" className="mb-2.5">
        Addresses
      </h2>
      <Card>
        <dl className="divide-y divide-line">
          {facts.map(({ term, detail }) => (
            <div key={term} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
              <dt className="basis-28 text-muted">{term}</dt>
              <dd className="flex min-w-0 flex-1 basis-64 flex-wrap items-center justify-between gap-2">
                <code className="min-w-0 font-mono text-sm wrap-anywhere">{detail}</code>
                <CopyButton text={detail} label={`Copy ${term.toLowerCase()}`} />
              </dd>
            </div>
          ))}
        </dl>
      </Card>
    </section>
  );
}
