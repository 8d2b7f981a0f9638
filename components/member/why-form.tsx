import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { WhyView } from "@/lib/members/explain-permission";
import type { MemberView } from "@/lib/members/get-member";

interface WhyFormProps {
  view: MemberView;
  why: WhyView;
}

/** A plain GET form: the answer has an address, and needs no script. */
export function WhyForm({ view, why }: WhyFormProps) {
  const { slug, member } = view;
  const { asked, permissions, projects, hasMoreProjects } = why;
  const hasSearch = hasMoreProjects || asked.find !== null;
  return (
    <form action={`/orgs/${slug}/team/${member.id}#why`} className="grid gap-3 px-4 py-3">
      <div className="flex flex-wrap items-end gap-2">
        <Choice name="permission" label="Permission" value={asked.permission ?? ""}>
          <option value="">Choose a permission</option>
          <optgroup label="In a project">
            {permissions.project.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </optgroup>
          <optgroup label="In the organisation">
            {permissions.organisation.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </optgroup>
        </Choice>
        <Choice name="project" label="Project" value={asked.project?.id ?? ""}>
          <option value="">No project</option>
          {projects.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
        <Button type="submit">Show why</Button>
      </div>
      {hasSearch ? (
        <div className="grid gap-1">
          <div className="flex items-center gap-2">
            <input
              key={asked.find}
              type="search"
              name="find"
              defaultValue={asked.find ?? ""}
              maxLength={200}
              aria-label="Find a project"
              placeholder="Find a project"
              aria-describedby="why-found"
              className="field min-w-0 flex-1"
            />
            <Button type="submit" aria-label="Find">
              <Search aria-hidden size={16} />
            </Button>
          </div>
          <p id="why-found" className="text-sm wrap-anywhere text-muted">
            {foundWords(view, why)}
          </p>
        </div>
      ) : null}
    </form>
  );
}

function Choice({ name, label, value, children }: { name: string; label: string; value: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 flex-1 basis-48 gap-1">
      <label htmlFor={`why-${name}`} className="text-sm font-medium">
        {label}
      </label>
      {/* Drawn anew with another answer, so that it shows what was asked. */}
      <Select key={value} id={`why-${name}`} name={name} defaultValue={value}>
        {children}
      </Select>
    </div>
  );
}

/** What the choice of projects holds, where it does not hold them all. */
function foundWords({ member }: MemberView, { asked, listed, hasMoreProjects }: WhyView): string {
  const first = member.isYou ? "you are" : `${member.name.split(" ")[0]} is`;
  const order = `by name, first those whose team ${first} in`;
  if (asked.find === null) return `${listed} projects are listed, ${order}. Find any other by its name.`;
  const named = `with “${asked.find}” in the name`;
  if (hasMoreProjects) return `${listed} projects ${named} are listed, ${order}. There are more.`;
  if (listed === 0) return `No project ${named}.`;
  return listed === 1 ? `1 project ${named} is listed.` : `${listed} projects ${named} are listed.`;
}
