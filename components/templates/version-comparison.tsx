import { SelectField } from "@/components/forms/select-field";
import { Button } from "@/components/ui/button";
import type { ComparedLine } from "@/lib/templates/compare-versions";
import type { TemplateHistory } from "@/lib/templates/get-template";

interface VersionComparisonProps {
  history: TemplateHistory;
  /** The template's own address. */
  href: string;
}

/** What changed between two versions; any two are chosen in a plain GET form. */
export function VersionComparison({ history: { versions, from, to, comparison }, href }: VersionComparisonProps) {
  if (versions.length < 2) return null;
  const options = versions.map(({ version }) => ({ value: String(version), label: `Version ${version}` }));
  return (
    <section aria-labelledby="comparison">
      <div className="mb-2.5 flex flex-wrap items-end justify-between gap-3">
        <h2 id="comparison">
          Version {from} to version {to}
        </h2>
        <form action={href} className="flex flex-wrap items-end gap-2">
          <SelectField key={`from-${from}`} name="from" label="From" options={options} defaultValue={String(from)} />
          <SelectField key={`to-${to}`} name="to" label="To" options={options} defaultValue={String(to)} />
          <Button type="submit">Compare</Button>
        </form>
      </div>
      {comparison === null || comparison.isSame ? (
        <p className="text-muted">{from === to ? "Choose two different versions." : "Both say the same."}</p>
      ) : (
        <div className="grid gap-3">
          {comparison.name ? <Lines title="Name" lines={comparison.name} /> : null}
          {comparison.subject ? <Lines title="Subject" lines={comparison.subject} /> : null}
          <Lines title="Message" lines={comparison.body} />
        </div>
      )}
    </section>
  );
}

const faces = {
  same: { sign: "", said: "", face: "text-muted" },
  removed: { sign: "−", said: "Taken out: ", face: "bg-danger-soft text-danger" },
  added: { sign: "+", said: "Added: ", face: "bg-accent-soft text-accent-text" },
} as const;

function Lines({ title, lines }: { title: string; lines: readonly ComparedLine[] }) {
  return (
    <div>
      <h3 className="mb-1 text-sm font-normal text-muted">{title}</h3>
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        {lines.map(({ kind, text }, index) => (
          <p
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing else to be told by, and the list is drawn once
            key={index}
            className={`flex min-h-7 gap-2 px-3 py-1 wrap-anywhere ${faces[kind].face}`}
          >
            <span aria-hidden className="w-3 shrink-0">
              {faces[kind].sign}
            </span>
            <span className="min-w-0">
              {faces[kind].said ? <span className="sr-only">{faces[kind].said}</span> : null}
              {text}
            </span>
          </p>
        ))}
      </div>
    </div>
  );
}
