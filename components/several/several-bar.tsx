"use client";

import { type LucideIcon, X } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

/** The id of the form that the boxes of the rows belong to, wherever they stand. */
export const severalFormId = "several";
/** The box that ticks all of the page. */
export const headTickId = "several-all";

export interface Deed {
  /** As the address of its page says it. */
  readonly value: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly isDanger?: boolean;
  /** Counts only those whose box says so (`data-for`), and is not offered while it is none. */
  readonly only?: (number: number) => string;
}

export interface Kind {
  /** The name of its boxes. */
  readonly box: string;
  /** "1 person", "2 people". */
  readonly counted: (number: number) => string;
  readonly deeds: readonly Deed[];
}

interface SeveralBarProps {
  /** The list's own address; each deed has a page below it. */
  path: string;
  /** The box in the head of the list is that of the first. */
  kinds: readonly Kind[];
  mostAtOnce: number;
  /** Beyond this page: all that the list's filter lets through, as the address names it. */
  all?: { readonly label: string; readonly chosen: string; readonly fields: Readonly<Record<string, string>> } | null;
}

const boxesOf = (form: HTMLFormElement | null) =>
  Array.from(form?.elements ?? []).filter(
    (element): element is HTMLInputElement => element instanceof HTMLInputElement && element.type === "checkbox",
  );

const nothing: Readonly<Record<string, number>> = {};

/**
 * What may be done to all that are ticked: each deed has a page, to which this plain form leads. A script adds ranges with
 * Shift, *choose all*, and that the bar is there only while somebody is chosen.
 */
export function SeveralBar({ path, kinds, mostAtOnce, all = null }: SeveralBarProps) {
  const form = useRef<HTMLFormElement>(null);
  const last = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState(nothing);
  const [isAll, setAll] = useState(false);
  const numberOf = (box: string) => chosen[box] ?? 0;
  const shownOf = (box: string) => chosen[`${box}:all`] ?? 0;
  const listed = kinds[0]?.box ?? "";
  const number = kinds.reduce((sum, { box }) => sum + numberOf(box), 0);

  const count = useCallback(() => {
    const boxes = boxesOf(form.current);
    const now: Record<string, number> = {};
    const add = (name: string) => {
      now[name] = (now[name] ?? 0) + 1;
    };
    for (const box of boxes) add(`${box.name}:all`);
    for (const box of boxes.filter(({ checked }) => checked)) {
      add(box.name);
      for (const deed of (box.dataset.for ?? "").split(" ")) if (deed) add(`${box.name}:${deed}`);
    }
    const [ticked, all] = [now[listed] ?? 0, now[`${listed}:all`] ?? 0];
    const head = document.getElementById(headTickId);
    if (head instanceof HTMLInputElement) {
      head.checked = ticked > 0 && ticked === all;
      head.indeterminate = ticked > 0 && ticked < all;
    }
    setChosen((was) => (JSON.stringify(was) === JSON.stringify(now) ? was : now));
    if (ticked < all) setAll(false);
  }, [listed]);
  // The page may have been drawn anew without a row that was ticked; and at first the browser may have kept ticks.
  useEffect(count);

  const tick = useCallback(
    (isTicked: boolean, name?: string) => {
      for (const box of boxesOf(form.current)) if (!name || box.name === name) box.checked = isTicked;
      count();
    },
    [count],
  );

  useEffect(() => {
    function click(event: MouseEvent) {
      if (event.target instanceof HTMLInputElement && event.target.id === headTickId)
        tick(event.target.checked, listed);
      const box = boxesOf(form.current).find((each) => each === event.target);
      if (!box) return;
      const boxes = boxesOf(form.current).filter(({ name }) => name === box.name);
      const [from, to] = [last.current ? boxes.indexOf(last.current) : -1, boxes.indexOf(box)];
      if (event.shiftKey && from >= 0)
        for (const each of boxes.slice(Math.min(from, to), Math.max(from, to) + 1)) each.checked = box.checked;
      last.current = box;
      count();
    }
    document.addEventListener("click", click);
    return () => document.removeEventListener("click", click);
  }, [count, tick, listed]);

  const said = kinds.flatMap(({ box, counted }) => (numberOf(box) > 0 ? [counted(numberOf(box))] : [])).join(" and ");
  const isTooMany = !isAll && kinds.some(({ box }) => numberOf(box) > mostAtOnce);
  const words = isTooMany ? `At most ${mostAtOnce} at once` : isAll && all ? all.chosen : `${said} chosen`;

  function deed({ box }: Kind, { value, label, icon: Icon, isDanger, only }: Deed) {
    const some = numberOf(`${box}:${value}`);
    if (only && !isAll && number > 0 && some === 0) return null;
    return (
      <Button
        key={value}
        type="submit"
        name="do"
        value={value}
        variant="ghost"
        disabled={isTooMany}
        className={`max-sm:order-3 max-sm:h-10 max-sm:px-1.5 ${isDanger ? "text-danger!" : "text-ink!"}`}
      >
        <Icon aria-hidden size={15} />
        {only && !isAll && number > 0 ? only(some) : label}
      </Button>
    );
  }

  return (
    <form
      id={severalFormId}
      ref={form}
      action={`${path}/several`}
      aria-label="Several at once"
      className={`sticky bottom-4 z-20 mx-auto mt-4 w-fit max-w-full flex-wrap items-center gap-x-1 gap-y-1 rounded-lg border border-line bg-surface px-3 py-2 shadow-pop noscript:flex ${number > 0 ? "flex" : "hidden"}`}
    >
      {isAll && all ? (
        <>
          <input type="hidden" name="all" value="on" />
          {Object.entries(all.fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        </>
      ) : null}
      <p role="status" className="px-1 font-medium tabular-nums noscript:hidden">
        {words}
      </p>
      {kinds.map(({ box, counted }) =>
        numberOf(box) > 0 && numberOf(box) < shownOf(box) ? (
          <button key={box} type="button" onClick={() => tick(true, box)} className="link px-1 text-sm max-sm:min-h-10">
            {/* Beside how many are chosen there is no room on a phone for more than the verb. */}
            Choose all <span className="max-sm:sr-only">{counted(shownOf(box))} on this page</span>
          </button>
        ) : null,
      )}
      {all && !isAll && numberOf(listed) > 0 && numberOf(listed) === shownOf(listed) ? (
        <button type="button" onClick={() => setAll(true)} className="link px-1 text-sm max-sm:min-h-10">
          {all.label}
        </button>
      ) : null}
      {/* On a phone the deeds begin a line of their own, below what is chosen and its ×. */}
      <span
        aria-hidden
        className="mx-1 h-6 border-l border-line max-sm:order-2 max-sm:mx-0 max-sm:h-0 max-sm:basis-full max-sm:border-0"
      />
      {kinds.map((kind) =>
        numberOf(kind.box) > 0 || number === 0 ? kind.deeds.map((each) => deed(kind, each)) : null,
      )}
      <Button
        variant="ghost"
        aria-label="Choose none"
        onClick={() => {
          setAll(false);
          tick(false);
        }}
        className="px-2! max-sm:order-1 max-sm:ml-auto max-sm:size-10 noscript:hidden"
      >
        <X aria-hidden size={16} />
      </Button>
    </form>
  );
}
