/** As many of a kind are named on the dashboard; one more says that there are more. */
export const namedAtMost = 3;

/** As many people without two-factor authentication are reminded with one press; more are chosen on the Team page. */
export const remindedAtMost = 25;
