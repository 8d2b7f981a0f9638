import { FileText } from "lucide-react";
import Link from "next/link";
import type { FolderCommands } from "@/components/folders/folder-actions";
import { NewFolderButton } from "@/components/folders/new-folder-button";
import { PageHeader } from "@/components/frame/page-header";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { listed } from "@/components/ui/listed";
import { SearchForm } from "@/components/ui/search-form";
import type { FormAction } from "@/lib/kernel/form-state";
import { projectPlace } from "@/lib/kernel/project-place";
import type { TemplatesView } from "@/lib/templates/browse-templates";
import { Crumbs } from "./crumbs";
import type { TemplateCommands } from "./template-actions";
import { TemplatesTable } from "./templates-table";

interface TemplatesPageProps {
  view: TemplatesView;
  search: string;
  isFirstPage: boolean;
  createFolder: FormAction<{ name: string }>;
  folderCommands: FolderCommands;
  templateCommands: TemplateCommands;
}

/** A folder, or the top: what stands in it, and what whoever looks may do there. */
export function TemplatesPage({ view, search, isFirstPage, createFolder, ...commands }: TemplatesPageProps) {
  const { folderId, folders, templates, next, mayManage } = view;
  const project = projectPlace(view.slug, view.projectId);
  const base = `/orgs/${project}/templates`;
  const here = folderId === null ? base : `${base}/folders/${folderId}`;
  const isSearched = search !== "";
  const isEmpty = folders.length + templates.length === 0;
  const create = folderId === null ? `${base}/new` : `${base}/new?folder=${folderId}`;
  const more = next ? `${here}?${new URLSearchParams({ ...(isSearched ? { search } : {}), after: next })}` : null;
  return (
    <>
      {folderId === null ? null : <Crumbs base={base} path={view.path} />}
      <PageHeader
        title={view.name ?? "Templates"}
        lead={isSearched ? null : summary(view)}
        actions={
          mayManage ? (
            <>
              <NewFolderButton action={createFolder} project={project} parentId={folderId} />
              <Link href={create} className={buttonClass("primary")}>
                New template
              </Link>
            </>
          ) : null
        }
      />
      {isEmpty && !isSearched && isFirstPage ? null : (
        <SearchForm path={here} label="Search templates" placeholder="Search templates" search={search} />
      )}
      {isEmpty ? (
        <Card>
          <EmptyState
            icon={<FileText size={20} />}
            title={
              isSearched ? "Nothing matches" : folderId === null ? "No templates yet" : "Nothing in this folder yet"
            }
            action={
              isSearched || !isFirstPage ? (
                <Link href={here} className={buttonClass("secondary")}>
                  Show all
                </Link>
              ) : null
            }
          >
            {isSearched
              ? "No template or folder that you see has a name with what you searched for."
              : mayManage
                ? "A template is a text with gaps, such as ((name)), that a program fills in and sends."
                : "Those who may add templates have not added one that you see."}
          </EmptyState>
        </Card>
      ) : (
        <TemplatesTable view={view} {...commands} more={more} isFirstPage={isFirstPage} />
      )}
      {isSearched ? null : <WhoSees view={view} href={`${here}/people`} />}
    </>
  );
}

function summary({ folders, here }: TemplatesView): string | null {
  const some = (number: number, noun: string) => `${number} ${noun}${number === 1 ? "" : "s"}`;
  return here === null ? null : `${some(folders.length, "folder")}, ${some(here, "template")}`;
}

/** Below a folder: its people by name. */
function WhoSees({ view, href }: { view: TemplatesView; href: string }) {
  const { folderId, people, isRestricted, mayChoosePeople } = view;
  if (folderId === null || !isRestricted) return null;
  const count = people?.count ?? 0;
  const names = people?.first.map(({ name }) => name) ?? [];
  const rest = count - names.length;
  const list = listed([...names, ...(rest > 0 ? [`${rest} more`] : [])]);
  return (
    <p className="mt-3 text-sm text-muted">
      {count === 0
        ? "Nobody in the project’s team sees this folder. "
        : `${count === 1 ? "1 person sees" : `${count} people see`} this folder: ${list}. `}
      Owners and administrators see every folder.{" "}
      {mayChoosePeople ? (
        <Link href={href} className="link font-medium">
          Change who sees it
        </Link>
      ) : null}
    </p>
  );
}
