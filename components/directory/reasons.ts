/** Why somebody is not in the group, or the group is not kept, in whole sentences; by the reason that is stored. */
const reasons: Readonly<Record<string, string>> = {
  unreachable: "The directory does not answer.",
  busy: "The directory answers too many calls at the moment.",
  full: "The directory takes no more groups. Whoever runs Rollcall has to ask Amazon for more.",
  denied: "The directory does not let Rollcall in. Whoever runs Rollcall has to look at its credentials and rights.",
  no_pool: "The user pool is not there. Whoever runs Rollcall has to look at the configuration.",
  no_group: "The group was deleted in the directory. It is being made again.",
  unverified: "The directory has this address, but nobody has confirmed there that it is theirs.",
  ambiguous: "Two people in the directory have confirmed this address.",
  taken: "The person in the directory with this address is in the group already, as somebody else of this team.",
  refused: "The directory refuses this person.",
};

export function reasonWords(reason: string | null): string | null {
  return reason === null ? null : (reasons[reason] ?? "The directory refuses.");
}

/** The same where it is about the whole group. */
export function groupReasonWords(reason: string): string {
  return reason === "refused" ? "The directory refuses what Rollcall asks of it." : (reasonWords(reason) ?? "");
}
