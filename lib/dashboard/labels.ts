/** As many of a kind are named on the dashboard; one more says that there are more. */
export const namedAtMost = 3;
