import type { ReactNode } from "react";
import type { HeldThrough } from "@/lib/permissions/project-grants";
import { type ProjectPermission, projectPermissions } from "@/lib/permissions/project-table";
import { type FolderShare, folderLabel, methodLabels } from "@/lib/project-team/labels";
import { PermissionMark } from "./permission-mark";

interface TeamTableProps {
  caption: string;
  /** A column in which people are chosen. */
  hasTicks: boolean;
  children: ReactNode;
}

/** The five permissions as columns where there is room for them; else every person is an entry of a list. */
export function TeamTable({ caption, hasTicks, children }: TeamTableProps) {
  const head = "px-2 py-2.5 align-bottom text-center text-sm font-medium text-muted";
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface shadow-card">
      <table className="block w-full border-collapse lg:table">
        <caption className="sr-only">{caption}</caption>
        <thead className="hidden lg:table-header-group">
          <tr className="border-b border-line">
            {hasTicks ? (
              <th scope="col" className={`${head} w-[3%]`}>
                <span className="sr-only">Choose</span>
              </th>
            ) : null}
            <th scope="col" className={`${head} ${hasTicks ? "w-[22%] px-2" : "w-[27%] px-4"} text-left`}>
              Person
            </th>
            {projectPermissions.map(({ key, short }) => (
              <th key={key} scope="col" className={`${head} w-[9%]`}>
                {short}
              </th>
            ))}
            <th scope="col" className={`${head} w-[14%] text-left`}>
              Folders, sign-in
            </th>
            <th scope="col" className={`${head} ${hasTicks ? "w-[16%]" : "w-[14%]"}`}>
              <span className="sr-only">Actions</span>
            </th>
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}

interface TeamGroupProps {
  title: string;
  /** Null: unknown without counting. */
  number: number | null;
  note?: string;
  children: ReactNode;
}

export function TeamGroup({ title, number, note, children }: TeamGroupProps) {
  return (
    <tbody className="block lg:table-row-group">
      <tr className="block border-b border-line bg-sunken lg:table-row">
        <th scope="rowgroup" colSpan={9} className="block px-4 py-2 text-left font-medium lg:table-cell">
          <span className="flex flex-wrap justify-between gap-x-4">
            <span>
              {title} {number === null ? null : <span className="font-normal text-muted tabular-nums">{number}</span>}
            </span>
            {note ? <span className="text-sm font-normal text-muted">{note}</span> : null}
          </span>
        </th>
      </tr>
      {children}
    </tbody>
  );
}

/** The last row of a group: where the others are. */
export function TeamMore({ children }: { children: ReactNode }) {
  return (
    <tr className="block lg:table-row">
      <td colSpan={9} className="block px-4 py-1.5 lg:table-cell">
        {children}
      </td>
    </tr>
  );
}

interface TeamRowProps {
  /** A box of the form that does something to several. */
  tick?: { readonly form: string; readonly name: string; readonly value: string; readonly label: string } | null;
  /** Avatar and name. */
  who: ReactNode;
  may: readonly { readonly key: ProjectPermission; readonly through: readonly HeldThrough[] }[];
  folders: FolderShare;
  /** Absent: nobody knows yet. */
  method?: keyof typeof methodLabels | null;
  actions?: ReactNode;
}

/** Below the name on a phone, where the avatar ends. */
const indent = "max-lg:pl-[60px]";

export function TeamRow({ tick = null, who, may, folders, method, actions }: TeamRowProps) {
  return (
    <tr className="relative block border-b border-line py-3 last:border-b-0 has-checked:bg-accent-soft lg:table-row lg:py-0">
      {tick ? (
        // On a phone in the corner, where it takes nothing from the name.
        <td className="absolute top-1.5 right-2 block lg:static lg:table-cell lg:pl-4">
          <label className="grid size-10 cursor-pointer place-items-center lg:size-auto lg:place-items-start">
            <input type="checkbox" form={tick.form} name={tick.name} value={tick.value} aria-label={tick.label} />
          </label>
        </td>
      ) : null}
      <th
        scope="row"
        className={`block max-w-full min-w-0 px-4 text-left font-normal lg:table-cell lg:max-w-0 lg:py-2.5 ${tick ? "max-lg:pr-14 lg:px-2" : ""}`}
      >
        {who}
      </th>
      {may.map(({ key, through }, index) => (
        <td key={key} className={index === 0 ? "permission-field max-lg:pt-2.5" : "permission-field"}>
          <PermissionMark permission={key} through={through} />
        </td>
      ))}
      <td className={`block px-2 py-2 text-sm lg:table-cell lg:py-2.5 ${indent}`}>
        <span className="lg:block">{folderLabel(folders)}</span>
        {method ? (
          <>
            <span aria-hidden className="text-muted lg:hidden">
              {" "}
              ·{" "}
            </span>
            <span className="text-muted lg:block">{methodLabels[method]}</span>
          </>
        ) : null}
      </td>
      <td className={`block px-4 lg:table-cell lg:text-right ${indent}`}>{actions}</td>
    </tr>
  );
}
