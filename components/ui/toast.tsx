"use client";

import * as Radix from "@radix-ui/react-toast";
import { CircleCheck, OctagonAlert, X } from "lucide-react";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { useHydrated } from "./use-hydrated";

/**
 * One place, above everything: at the top, where neither a dialog's buttons nor the bar of what may be done to several lie
 * under it. "refused" for what was not done: said at once, and there until it is dismissed, since a way on may stand in it.
 */
type Toast = (message: ReactNode, outcome?: "done" | "refused") => void;

const ToastContext = createContext<Toast>(() => {});

/** `const toast = useToast(); toast("Invitation sent")`. */
export function useToast(): Toast {
  return useContext(ToastContext);
}

let nextId = 0;

/** Radix's toast parts carry `style` attributes, which the policy refuses from the server: they come after hydration. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly { id: number; message: ReactNode; isRefused: boolean }[]>([]);
  const hydrated = useHydrated();

  const toast = useCallback<Toast>((message, outcome = "done") => {
    nextId += 1;
    const id = nextId;
    setShown((before) => [...before.slice(-2), { id, message, isRefused: outcome === "refused" }]);
  }, []);

  return (
    <ToastContext value={toast}>
      {children}
      {hydrated ? (
        <Radix.Provider duration={6000} swipeDirection="up">
          {shown.map(({ id, message, isRefused }) => (
            <Radix.Root
              key={id}
              type={isRefused ? "foreground" : "background"}
              {...(isRefused ? { duration: Number.POSITIVE_INFINITY } : {})}
              onOpenChange={(open) => {
                if (!open) setShown((before) => before.filter((one) => one.id !== id));
              }}
              className="pointer-events-auto flex animate-rise items-center gap-3 rounded-lg border border-line bg-surface py-3 pr-2 pl-4 shadow-pop"
            >
              {isRefused ? (
                <OctagonAlert aria-hidden size={16} className="shrink-0 text-danger" />
              ) : (
                <CircleCheck aria-hidden size={16} className="shrink-0 text-accent-text" />
              )}
              <Radix.Description className={`min-w-0 flex-1 wrap-anywhere ${isRefused ? "text-danger" : ""}`}>
                {message}
              </Radix.Description>
              <Radix.Close
                aria-label="Dismiss"
                className="grid size-7 shrink-0 place-items-center rounded-sm text-muted hover:bg-sunken hover:text-ink max-sm:size-10"
              >
                <X aria-hidden size={14} />
              </Radix.Close>
            </Radix.Root>
          ))}
          <Radix.Viewport className="pointer-events-none fixed inset-x-0 top-0 z-60 mx-auto grid w-[420px] max-w-full gap-2 p-2 outline-none" />
        </Radix.Provider>
      ) : null}
    </ToastContext>
  );
}
