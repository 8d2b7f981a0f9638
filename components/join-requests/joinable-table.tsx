import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Cell, DataTable, Row } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pill } from "@/components/ui/pill";
import { SearchForm } from "@/components/ui/search-form";
import type { JoinableProjects } from "@/lib/join-requests/list-joinable-projects";

interface JoinableTableProps {
  list: JoinableProjects;
  search: string;
}

const columns = [{ label: "Project" }, { label: "You" }, { label: "Ask", hidden: true }];

/** Every project by name, with the way to ask whoever manages it. */
export function JoinableTable({ list: { slug, projects, next }, search }: JoinableTableProps) {
  const path = `/orgs/${slug}/projects/join`;
  const more = `${path}?${new URLSearchParams({ ...(search ? { search } : {}), after: next ?? "" })}`;
  return (
    <>
      <SearchForm path={path} label="Search projects" placeholder="Search projects" search={search} />
      {projects.length === 0 ? (
        <Card>
          <EmptyState
            title={search ? "Nothing matches" : "No projects"}
            action={
              search ? (
                <Link href={path} className={buttonClass("secondary")}>
                  Show all projects
                </Link>
              ) : null
            }
          >
            {search ? "No project has a name with what you searched for." : "There is none to join yet."}
          </EmptyState>
        </Card>
      ) : (
        <DataTable
          caption="Projects"
          columns={columns}
          foot={
            next ? (
              <>
                <span>{projects.length} shown, by name</span>
                <Link href={more} className={buttonClass("secondary", "sm")}>
                  Show more
                </Link>
              </>
            ) : null
          }
        >
          {projects.map(({ id, name, isInTeam, isAsked }) => (
            <Row key={id}>
              <Cell phone="lead">
                <span className="block truncate font-medium">{name}</span>
              </Cell>
              <Cell className="text-muted">
                {isInTeam ? "In the team" : isAsked ? <Pill tone="amber">You have asked</Pill> : "Not in the team"}
              </Cell>
              <Cell phone="beside">
                {isInTeam ? null : (
                  <Link href={`${path}/${id}`} className={buttonClass("secondary", "sm")}>
                    {isAsked ? "See or ask others" : "Ask to join"}
                    <span className="sr-only"> {name}</span>
                  </Link>
                )}
              </Cell>
            </Row>
          ))}
        </DataTable>
      )}
    </>
  );
}
