/** Where each step is taken that may be missing: those of the gate, and the fresh proof that some acts ask for. */
export const stepPages: Readonly<Record<string, string>> = {
  sign_in: "/sign-in",
  revalidate_email: "/revalidate-email",
  set_up_two_factor: "/two-factor/setup",
  second_step: "/sign-in/two-factor",
  step_up: "/confirm",
};
