/** What a case can be, in the order in which it becomes so. */
export const stateLabels = { open: "Open", in_progress: "In progress", resolved: "Resolved" } as const;

export type CaseState = keyof typeof stateLabels;
export const caseStates = Object.keys(stateLabels) as readonly CaseState[];
