import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Cell, DataTable, Row } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pill } from "@/components/ui/pill";
import { SearchForm } from "@/components/ui/search-form";
import { projectPlace } from "@/lib/kernel/project-place";
import type { ProjectList } from "@/lib/projects/list-projects";
import { ProjectState } from "./project-state";

interface ProjectsTableProps {
  list: ProjectList;
  search: string;
  isFirstPage: boolean;
}

const columns = [{ label: "Project" }, { label: "State" }, { label: "You" }];

export function ProjectsTable({ list, search, isFirstPage }: ProjectsTableProps) {
  const { slug, projects, next, mayCreate, mayAskToJoin } = list;
  const path = `/orgs/${slug}/projects`;
  const isSearched = search !== "";
  if (projects.length === 0 && !isSearched && isFirstPage)
    return (
      <Card>
        <EmptyState
          title="No projects yet"
          action={
            mayCreate ? (
              <Link href={`${path}/new`} className={buttonClass("secondary")}>
                Create project
              </Link>
            ) : null
          }
        >
          {mayCreate
            ? "A project has a team of its own, with permissions, folders and templates."
            : mayAskToJoin
              ? "You are not in any project. Ask to join one, or wait for a manager to add you."
              : "You are not in any project. A project’s manager can add you."}
        </EmptyState>
      </Card>
    );
  const more = `${path}?${new URLSearchParams({ ...(isSearched ? { search } : {}), after: next ?? "" })}`;
  const foot = next ? (
    <>
      <span>{projects.length} shown, by name</span>
      <Link href={more} className={buttonClass("secondary", "sm")}>
        Show more
      </Link>
    </>
  ) : null;
  return (
    <>
      <SearchForm path={path} label="Search projects" placeholder="Search projects" search={search} />
      {projects.length === 0 ? (
        <Card>
          <EmptyState
            title={isSearched ? "Nothing matches" : "No more projects"}
            action={
              <Link href={path} className={buttonClass("secondary")}>
                Show all projects
              </Link>
            }
          >
            {isSearched ? "No project that you may open has a name with what you searched for." : null}
          </EmptyState>
        </Card>
      ) : (
        <DataTable caption="Projects" columns={columns} foot={foot}>
          {projects.map(({ id, name, isLive, isInTeam, needsManager }) => (
            <Row key={id}>
              <Cell phone="lead">
                <Link href={`/orgs/${projectPlace(slug, id)}`} className="link block truncate font-medium">
                  {name}
                </Link>
              </Cell>
              <Cell phone="beside" className="sm:whitespace-nowrap">
                <span className="inline-flex flex-wrap gap-1.5">
                  <ProjectState isLive={isLive} />
                  {needsManager ? <Pill tone="amber">Needs a manager</Pill> : null}
                </span>
              </Cell>
              <Cell className="text-muted">{isInTeam ? "In the team" : "By your role"}</Cell>
            </Row>
          ))}
        </DataTable>
      )}
    </>
  );
}
