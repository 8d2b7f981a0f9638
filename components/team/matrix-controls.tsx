import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import type { RoleChoice } from "@/lib/permissions/role";
import { type AskedMatrix, sumOf } from "./role-comparison";

interface MatrixControlsProps {
  path: string;
  roles: readonly RoleChoice[];
  compared: readonly [RoleChoice, RoleChoice] | null;
  /** The role that a phone shows. */
  alone: string;
  asked: AskedMatrix;
}

/** What of the matrix is shown: plain GET forms, so that each view has an address and needs no JavaScript. */
export function MatrixControls({ path, roles, compared, alone, asked }: MatrixControlsProps) {
  const other = roles.find(({ name }) => name !== alone)?.name ?? alone;
  return (
    <>
      <div className="mb-2.5 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 className="flex-1 whitespace-nowrap">Role permissions</h2>
        {compared ? (
          <p className="text-muted tabular-nums">{sumOf(compared)}</p>
        ) : (
          <div className="flex flex-wrap items-center gap-2 max-sm:basis-full">
            <search className="max-sm:basis-full">
              <form action={path} className="relative">
                <SearchInput
                  name="search"
                  aria-label="Search permissions"
                  placeholder="Search permissions"
                  defaultValue={asked.search ?? ""}
                  maxLength={100}
                  className="sm:w-[220px]"
                />
              </form>
            </search>
            <Link href={`${path}?${new URLSearchParams({ a: alone, b: other })}`} className={buttonClass()}>
              Compare two roles
            </Link>
          </div>
        )}
      </div>
      {compared ? (
        <form action={path} className="mb-2.5 flex flex-wrap items-center gap-2">
          <RoleSelect name="a" label="First role" roles={roles} chosen={compared[0].name} />
          <span className="text-muted max-sm:hidden">and</span>
          <RoleSelect name="b" label="Second role" roles={roles} chosen={compared[1].name} />
          <label className="flex items-center gap-2 px-2 max-sm:min-h-10">
            <input type="checkbox" name="differs" value="1" defaultChecked={asked.differs !== undefined} />
            Only what differs
          </label>
          <Button type="submit">Compare</Button>
          <Link href={path} className={`${buttonClass()} sm:ml-auto`}>
            Show all roles
          </Link>
        </form>
      ) : (
        <form action={path} className="mb-2.5 flex items-center gap-2 sm:hidden">
          <RoleSelect name="role" label="Role" roles={roles} chosen={alone} className="flex-1" />
          <Button type="submit">Show</Button>
        </form>
      )}
    </>
  );
}

interface RoleSelectProps {
  name: string;
  label: string;
  roles: readonly RoleChoice[];
  chosen: string;
  className?: string;
}

function RoleSelect({ name, label, roles, chosen, className = "sm:w-[180px] max-sm:basis-full" }: RoleSelectProps) {
  return (
    <Select key={chosen} name={name} aria-label={label} defaultValue={chosen} className={className}>
      {roles.map((role) => (
        <option key={role.name} value={role.name}>
          {role.label}
        </option>
      ))}
    </Select>
  );
}
