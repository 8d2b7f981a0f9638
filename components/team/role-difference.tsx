import { Minus, Plus } from "lucide-react";
import { type Permission, permissions } from "@/lib/permissions/table";

interface RoleDifferenceProps {
  before: ReadonlySet<Permission>;
  after: ReadonlySet<Permission>;
}

/** Which permissions a change of role gains and loses, before anybody saves it (product.md 4.8). */
export function RoleDifference({ before, after }: RoleDifferenceProps) {
  const gained = permissions.filter(({ key }) => after.has(key) && !before.has(key));
  const lost = permissions.filter(({ key }) => before.has(key) && !after.has(key));
  return (
    <div aria-live="polite" className="grid grid-cols-1 gap-3 text-sm sm:grid-cols-2">
      <Changes title={`Gains ${gained.length}`} labels={gained.map(({ label }) => label)} isGain />
      <Changes title={`Loses ${lost.length}`} labels={lost.map(({ label }) => label)} />
    </div>
  );
}

function Changes({ title, labels, isGain = false }: { title: string; labels: readonly string[]; isGain?: boolean }) {
  if (labels.length === 0) return null;
  const Icon = isGain ? Plus : Minus;
  return (
    <div className="rounded-md border border-line px-3.5 py-2.5">
      <p className="font-medium">{title}</p>
      <ul>
        {labels.map((label) => (
          <li key={label} className="flex items-start gap-1.5 text-muted">
            <Icon aria-hidden size={14} className={`mt-0.5 shrink-0 ${isGain ? "text-accent-text" : "text-danger"}`} />
            {label}
          </li>
        ))}
      </ul>
    </div>
  );
}
