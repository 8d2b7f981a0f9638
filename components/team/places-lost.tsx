import type { PlacesLost as Lost, Named } from "@/lib/members/listed-member";

interface PlacesLostProps {
  places: Lost;
  /** Who goes, in the middle of a sentence: "you", or a name. */
  who: string;
  /** Whoever goes by themselves is refused while a project needs them; the organisation is not. */
  isRefused: boolean;
}

/** Said beforehand: the projects that somebody falls out of, those that are left with too few managers, and their service cases. */
export function PlacesLost({ places: { all, alone, live, cases }, who, isRefused }: PlacesLostProps) {
  const todo = isRefused ? " Make somebody else manager there first." : "";
  return (
    <>
      <Lines named={all} title={`${projects(all.count)} ${who === "you" ? "you are" : `${who} is`} taken out of`} />
      <Lines
        named={alone}
        title={`${projects(alone.count)} ${alone.count === 1 ? "loses its" : "lose their"} only manager.${todo}`}
      />
      <Lines
        named={live}
        title={`${projects(live.count, "live ")} ${live.count === 1 ? "is" : "are"} left with one manager instead of two.${todo}`}
      />
      <Lines named={{ count: cases, first: [] }} title={casesLost(cases, who)} />
    </>
  );
}

function Lines({ named: { count, first }, title }: { named: Named; title: string }) {
  if (count === 0) return null;
  return (
    <div className="rounded-md border border-line px-3.5 py-2.5 text-sm">
      <div className="font-medium">{title}</div>
      {first.length > 0 ? (
        <div className="wrap-anywhere text-muted">
          {first.join(", ")}
          {count > first.length ? ` and ${count - first.length} more` : ""}
        </div>
      ) : null}
    </div>
  );
}

const casesLost = (count: number, who: string) =>
  `${count > 99 ? "More than 99" : count} open service ${count === 1 ? "case" : "cases"} of ${who === "you" ? "yours" : who} ${count === 1 ? "is" : "are"} free for somebody else to pick up`;

const projects = (count: number, kind = "") => `${count} ${kind}${count === 1 ? "project" : "projects"}`;
