const acceptOwnershipWords = {
  not_found: "This offer was taken back. Reload the page.",
  no_longer_owner: "Whoever offered this is no longer an owner, so there is nothing left to hand over.",
  already_owner: "You are an owner already.",
};

/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const ownershipRefusals = {
  cancel_ownership_offer: {
    not_found: "This offer was answered or taken back. Reload the page.",
    forbidden: "Only owners can take it back.",
  },
  accept_ownership: acceptOwnershipWords,
  decline_ownership: acceptOwnershipWords,
  offer_ownership: {
    yourself: "You own it already.",
    already_owner: "This member is an owner already.",
    already_offered: "An offer is waiting for an answer already. Reload the page.",
    forbidden: "Only owners can hand over ownership.",
    not_found: "This person is no longer a member.",
  },
};
