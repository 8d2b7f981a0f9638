"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { type DestinationGroup, destinationGroups, type KnownPlaces } from "./destinations";
import { usePlaces } from "./use-places";

interface PaletteProps {
  known: KnownPlaces;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Half a name leads to any page, person or project that one may open. */
export function Palette({ known, open, onOpenChange }: PaletteProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Go to" isAtTop>
      {open ? <Choices known={known} onChosen={() => onOpenChange(false)} /> : null}
    </Dialog>
  );
}

/** The focus stays in the field: the arrow keys go through the list, which is told of by `aria-activedescendant`. */
function Choices({ known, onChosen }: { known: KnownPlaces; onChosen: () => void }) {
  const router = useRouter();
  const id = useId();
  const [search, setSearch] = useState("");
  const { found, isAsking, hasFailed } = usePlaces(known.slug, search.trim());
  const groups = destinationGroups(known, found, search);
  const hrefs = groups.flatMap(({ destinations }) => destinations.map(({ href }) => href));
  const [picked, setPicked] = useState<string>();
  // Whatever arrives above or below it, what was picked stays picked while it is there.
  const active = picked !== undefined && hrefs.includes(picked) ? picked : hrefs[0];
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active]);

  function goTo(href: string) {
    onChosen();
    router.push(href);
  }

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && hrefs.length > 0) {
      event.preventDefault();
      const here = hrefs.indexOf(active ?? "");
      setPicked(hrefs[(here + step + hrefs.length) % hrefs.length]);
    }
    if (event.key === "Enter" && active !== undefined) {
      event.preventDefault();
      goTo(active);
    }
  }

  return (
    <div className="px-3 pt-2 pb-3">
      <input
        type="text"
        role="combobox"
        aria-label="Page, project or person"
        aria-autocomplete="list"
        aria-expanded={hrefs.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={active === undefined ? undefined : `${id}-${hrefs.indexOf(active)}`}
        placeholder={known.slug === null ? "Page or organisation" : "Page, project or person"}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={search}
        onChange={({ target }) => {
          setSearch(target.value);
          setPicked(undefined);
        }}
        onKeyDown={press}
        className="field"
      />
      {/* As high with one result as with twenty: nothing moves under the eye. */}
      <div className="mt-2 flex h-[min(360px,50dvh)] flex-col">
        <div
          ref={list}
          id={`${id}-list`}
          role="listbox"
          aria-label="Places"
          aria-busy={isAsking}
          className="min-h-0 flex-1 overflow-y-auto empty:hidden"
        >
          {groups.map((group) => (
            <Group
              key={group.label}
              group={group}
              id={id}
              hrefs={hrefs}
              active={active}
              onPick={setPicked}
              onGo={goTo}
            />
          ))}
        </div>
        {hrefs.length === 0 && !isAsking && !hasFailed ? (
          <p className="px-2.5 py-6 text-center text-muted">Nothing found. Try fewer letters.</p>
        ) : null}
        {hasFailed ? (
          <p className="px-2.5 py-2 text-muted">People and projects cannot be looked up at the moment. Try again.</p>
        ) : null}
      </div>
      <p role="status" className="sr-only">
        {isAsking ? "" : said(hrefs.length)}
      </p>
      <p aria-hidden className="mt-2 px-2.5 text-sm text-muted max-sm:hidden">
        ↑ ↓ to choose, Enter to open, Esc to close
      </p>
    </div>
  );
}

interface GroupProps {
  group: DestinationGroup;
  id: string;
  hrefs: readonly string[];
  active: string | undefined;
  onPick: (href: string) => void;
  onGo: (href: string) => void;
}

function Group({ group: { label, destinations }, id, hrefs, active, onPick, onGo }: GroupProps) {
  const headId = `${id}-${label.replaceAll(" ", "-")}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of options
    <div role="group" aria-labelledby={headId}>
      <div id={headId} className="px-2.5 pt-2.5 pb-1 text-sm font-medium text-muted">
        {label}
      </div>
      {destinations.map(({ href, label: name, detail }) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field, which keeps the focus
        // biome-ignore lint/a11y/useFocusableInteractive: an option of a combobox is pointed at, not focused
        <div
          key={href}
          id={`${id}-${hrefs.indexOf(href)}`}
          role="option"
          aria-selected={href === active}
          onPointerMove={() => onPick(href)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onGo(href)}
          className="flex min-h-10 cursor-pointer items-center gap-x-3 rounded-sm px-2.5 py-1.5 aria-selected:bg-accent-soft aria-selected:text-accent-text forced-colors:aria-selected:outline-2"
        >
          <span className="min-w-0 truncate">{name}</span>
          {detail ? <span className="min-w-0 flex-1 truncate text-right text-sm opacity-80">{detail}</span> : null}
        </div>
      ))}
    </div>
  );
}

function said(number: number): string {
  if (number === 0) return "Nothing found";
  return number === 1 ? "1 place found" : `${number} places found`;
}
