const archiveUserWords = {
  last_owner: "This person is the only owner of {organisations}. Somebody else must become owner there first.",
  platform_admin: "This person is a platform admin. Revoke that on the server first.",
  yourself: "You cannot archive yourself.",
  not_found: "This account was changed meanwhile. Reload the page.",
};

const acceptPlatformGrantWords = { expired: "This link no longer works. Reload the page to see why." };

const verifyTwoFactorResetWords = {
  not_waiting: "This request is no longer at that point: somebody was faster, or it was cancelled. Reload the page.",
  same_admin: "You verified this one. Somebody else has to agree.",
  yourself: "This is about yourself. Another platform admin has to decide.",
};

const unlockAccountWords = {
  not_locked: "Nothing of this account is locked any more.",
  no_sessions: "Nobody is signed in to this account.",
  yourself: "These are your own sessions. End them on your profile's Sessions page.",
  not_found: "This account is archived or gone.",
};

/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const adminRefusals = {
  archive_user: archiveUserWords,
  unarchive_user: archiveUserWords,
  accept_platform_grant: acceptPlatformGrantWords,
  cancel_two_factor_reset: acceptPlatformGrantWords,
  open_two_factor_reset: {
    already_asked: "A request about this person is open already. Reload the page.",
    nothing_to_reset: "There is nothing to reset: this person has no second factor.",
    owner_asks: "An owner of {organisation} can ask for this, and knows the person.",
    yourself: "Ask another platform admin to do this for you.",
  },
  verify_two_factor_reset: verifyTwoFactorResetWords,
  confirm_two_factor_reset: verifyTwoFactorResetWords,
  refuse_two_factor_reset: verifyTwoFactorResetWords,
  restore_organisation: {
    not_deleted: "It is not deleted any more. Reload the page.",
    too_late: "It was deleted more than 30 days ago and is about to be purged.",
    no_owner: "Nobody who owned it has an account any more, so it would come back without an owner.",
  },
  set_seat_limit: { below_members: "There are {members} members, so at least as many seats" },
  unlock_account: unlockAccountWords,
  end_sessions_of: unlockAccountWords,
};
