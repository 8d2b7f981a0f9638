import { FileText, Folder, Mail, MessageSquare } from "lucide-react";
import Link from "next/link";
import { FolderActions, type FolderCommands } from "@/components/folders/folder-actions";
import { Avatar } from "@/components/ui/avatar";
import { buttonClass } from "@/components/ui/button";
import { Cell, DataTable, Row } from "@/components/ui/data-table";
import { TimeAgo } from "@/components/ui/time-ago";
import { projectPlace } from "@/lib/kernel/project-place";
import type { TemplatesView } from "@/lib/templates/browse-templates";
import { channelLabels } from "@/lib/templates/labels";
import { TemplateActions, type TemplateCommands } from "./template-actions";

const icons = { text: MessageSquare, email: Mail, letter: FileText } as const;

interface TemplatesTableProps {
  view: TemplatesView;
  folderCommands: FolderCommands;
  templateCommands: TemplateCommands;
  /** Where the next page of templates is; null on the last. */
  more: string | null;
  /** Folders stand on the first page only. */
  isFirstPage: boolean;
}

/** Folders, then templates. */
export function TemplatesTable({ view, folderCommands, templateCommands, more, isFirstPage }: TemplatesTableProps) {
  const { templates, places, mayManage, mayChoosePeople, isRestricted } = view;
  const project = projectPlace(view.slug, view.projectId);
  const base = `/orgs/${project}/templates`;
  const folders = isFirstPage ? view.folders : [];
  const columns = [
    { label: "Name" },
    { label: "Kind" },
    { label: "Last edited" },
    ...(isRestricted ? [{ label: "Who sees it" }] : []),
    { label: "Actions", hidden: true },
  ];
  const foot = more ? (
    <>
      <span>{templates.length} templates shown, by name</span>
      <Link href={more} className={buttonClass("secondary", "sm")}>
        Show more
      </Link>
    </>
  ) : null;
  return (
    <DataTable caption="Folders and templates" columns={columns} foot={foot}>
      {folders.map((folder) => (
        <Row key={folder.id}>
          <Cell phone="lead">
            <span className="flex min-w-0 items-center gap-3">
              <Folder aria-hidden size={16} className="shrink-0 text-muted" />
              <Link href={`${base}/folders/${folder.id}`} className="link truncate font-medium">
                {folder.name}
              </Link>
            </span>
          </Cell>
          <Cell className="text-muted">
            Folder, {folder.templates === 1 ? "1 template" : `${folder.templates} templates`}
            {folder.in ? `, in ${folder.in}` : null}
          </Cell>
          <Cell phone="hidden" />
          {isRestricted ? (
            <Cell className="text-muted">
              <FolderPeople people={folder.people} />
            </Cell>
          ) : null}
          <Cell phone="end">
            {mayManage || (mayChoosePeople && isRestricted) ? (
              <FolderActions
                folder={{ id: folder.id, name: folder.name, parentId: folder.parentId, seen: folder.seen }}
                project={project}
                places={places}
                commands={folderCommands}
                mayManage={mayManage}
                people={mayChoosePeople && isRestricted ? `${base}/folders/${folder.id}/people` : null}
              />
            ) : null}
          </Cell>
        </Row>
      ))}
      {templates.map(({ id, name, channel, folderId, editedAt, editor, in: stands }) => {
        const Icon = icons[channel];
        return (
          <Row key={id}>
            <Cell phone="lead">
              <span className="flex min-w-0 items-center gap-3">
                <Icon aria-hidden size={16} className="shrink-0 text-muted" />
                <Link href={`${base}/${id}`} className="link truncate font-medium">
                  {name}
                </Link>
              </span>
            </Cell>
            <Cell className="text-muted">
              {channelLabels[channel]}
              {stands ? `, in ${stands}` : null}
            </Cell>
            <Cell className="text-muted">
              {editor ?? "Somebody who has left"}, <TimeAgo at={editedAt} />
            </Cell>
            {isRestricted ? (
              <Cell phone="hidden" className="text-muted">
                {folderId === null ? "Everybody in the project" : "As the folder"}
              </Cell>
            ) : null}
            <Cell phone="end">
              {mayManage ? (
                <TemplateActions
                  template={{ id, name, folderId }}
                  project={project}
                  places={places}
                  commands={templateCommands}
                  href={`${base}/${id}`}
                />
              ) : null}
            </Cell>
          </Row>
        );
      })}
    </DataTable>
  );
}

function FolderPeople({ people }: { people: TemplatesView["people"] }) {
  if (!people || people.count === 0) return "Owners and administrators";
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <span className="inline-flex gap-0.5">
        {people.first.map(({ userId, name }) => (
          <Avatar key={userId} id={userId} name={name} size="sm" />
        ))}
      </span>
      <span className="min-w-0">
        {people.count === 1 ? "1 person" : `${people.count} people`}
        <span className="sr-only">: {people.first.map(({ name }) => name).join(", ")}</span>
      </span>
    </span>
  );
}
