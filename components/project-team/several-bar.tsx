"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { mostAtOnce } from "@/lib/project-team/input";

/** The id of the form that the boxes of the rows belong to, wherever they stand. */
export const severalFormId = "several";

const keys = ["people", "invitations", "all"] as const;

const boxesOf = (form: HTMLFormElement | null) =>
  Array.from(form?.elements ?? []).filter(
    (element): element is HTMLInputElement => element instanceof HTMLInputElement && element.type === "checkbox",
  );

/**
 * What may be done to all that are ticked: each deed has a page, to which this plain form leads. A script adds ranges with
 * Shift, *choose all*, and that the bar is there only while somebody is chosen.
 */
export function SeveralBar({ path }: { path: string }) {
  const form = useRef<HTMLFormElement>(null);
  const last = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState({ people: 0, invitations: 0, all: 0 });
  const number = chosen.people + chosen.invitations;

  const count = useCallback(() => {
    const boxes = boxesOf(form.current);
    const ticked = (name: string) => boxes.filter((box) => box.checked && box.name === name).length;
    const now = { people: ticked("person"), invitations: ticked("invitation"), all: boxes.length };
    setChosen((was) => (keys.every((key) => was[key] === now[key]) ? was : now));
  }, []);
  // The page may have been drawn anew without a row that was ticked; and at first the browser may have kept ticks.
  useEffect(count);

  useEffect(() => {
    function click(event: MouseEvent) {
      const boxes = boxesOf(form.current);
      const box = boxes.find((each) => each === event.target);
      if (!box) return;
      const [from, to] = [last.current ? boxes.indexOf(last.current) : -1, boxes.indexOf(box)];
      if (event.shiftKey && from >= 0)
        for (const each of boxes.slice(Math.min(from, to), Math.max(from, to) + 1)) each.checked = box.checked;
      last.current = box;
      count();
    }
    document.addEventListener("click", click);
    return () => document.removeEventListener("click", click);
  }, [count]);

  function tick(isTicked: boolean) {
    for (const box of boxesOf(form.current)) box.checked = isTicked;
    count();
  }

  const isTooMany = Math.max(chosen.people, chosen.invitations) > mostAtOnce;
  const deed = (value: string, label: string, danger = false) => (
    <Button type="submit" name="do" value={value} disabled={isTooMany} className={danger ? "text-danger!" : ""}>
      {label}
    </Button>
  );
  return (
    <form
      id={severalFormId}
      ref={form}
      action={`${path}/several`}
      className={`sticky bottom-4 z-10 mx-auto mt-4 w-fit max-w-full flex-wrap items-center gap-2 rounded-lg border border-line bg-surface px-4 py-3 shadow-pop noscript:flex ${number > 0 ? "flex" : "hidden"}`}
    >
      <p role="status" className="mr-1 font-medium noscript:hidden">
        {isTooMany ? `At most ${mostAtOnce} at once` : `${number} chosen`}
      </p>
      {chosen.people > 0 || number === 0 ? (
        <>
          {deed("permissions", "Change permissions")}
          {deed("remove", "Remove", true)}
        </>
      ) : null}
      {chosen.invitations > 0 || number === 0 ? (
        <>
          {deed("resend", "Resend")}
          {deed("cancel", "Cancel invitations", true)}
        </>
      ) : null}
      {number > 0 ? (
        <>
          {number < chosen.all ? (
            <button type="button" onClick={() => tick(true)} className="link px-1 py-2 text-sm">
              Choose all {chosen.all} on this page
            </button>
          ) : null}
          <button type="button" onClick={() => tick(false)} className="link px-1 py-2 text-sm">
            Choose none
          </button>
        </>
      ) : null}
    </form>
  );
}
