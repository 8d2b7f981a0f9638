interface Person {
  readonly placeId: string;
  readonly sees: boolean;
}

/** What the form of a folder's people lets change: who of those that it lists sees it. */
export function whoSees(people: readonly Person[]) {
  return { ticked: people.flatMap(({ placeId, sees }) => (sees ? [placeId] : [])).toSorted() };
}
