/** Where each step is taken that may be missing: those of the gate, and the fresh proof that some acts ask for. */
export const stepPages: Readonly<Record<string, string>> = {
  sign_in: "/sign-in",
  revalidate_email: "/revalidate-email",
  set_up_two_factor: "/two-factor/setup",
  second_step: "/sign-in/two-factor",
  step_up: "/confirm",
};

/** Where the step that a refusal names is taken, with the way back to the page that is open; null where it names none. */
export function stepPath(reason: string | undefined, here: string): string | null {
  const page = stepPages[reason ?? ""];
  return page ? `${page}?next=${encodeURIComponent(here)}` : null;
}

/** The step whose page answered instead, where what was asked for in the background led there; null for none. */
export function stepLedTo({ redirected, url }: Pick<Response, "redirected" | "url">): string | null {
  if (!redirected) return null;
  const { pathname } = new URL(url);
  return Object.keys(stepPages).find((step) => stepPages[step] === pathname) ?? null;
}
