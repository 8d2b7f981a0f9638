/** What an owner does first in a new organisation, in this order. */
export const firstStepNames = ["two_factor", "invite", "second_owner", "require_two_factor"] as const;
export type FirstStepName = (typeof firstStepNames)[number];

export interface FirstStep {
  readonly name: FirstStepName;
  readonly isDone: boolean;
}

interface Facts {
  readonly hasTwoFactor: boolean;
  readonly hasInvited: boolean;
  readonly owners: number;
  readonly requiresTwoFactor: boolean;
}

/** The steps tick themselves; null once all are done, so that they go away. */
export function firstSteps(facts: Facts): readonly FirstStep[] | null {
  const isDone: Readonly<Record<FirstStepName, boolean>> = {
    two_factor: facts.hasTwoFactor,
    invite: facts.hasInvited,
    second_owner: facts.owners > 1,
    require_two_factor: facts.requiresTwoFactor,
  };
  const steps = firstStepNames.map((name) => ({ name, isDone: isDone[name] }));
  return steps.every((step) => step.isDone) ? null : steps;
}
