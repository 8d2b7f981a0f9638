const gone = "This project is no longer there, or no longer open to you.";
const forbidden = "You no longer manage the API integration of this project.";

/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const apiIntegrationRefusals = {
  create_project_key: {
    too_many_keys: "The project has {most} keys already. Revoke one that nothing uses any more.",
    forbidden,
    not_found: gone,
  },
  revoke_project_key: { not_found: "This key has ended already. Go back to the list.", forbidden },
};

/** What a program is told of its key, by code; a key asks and does nothing, so little can be refused. */
export const keyWords = {
  unauthenticated: "Send a valid key of the project as Authorization: Bearer.",
  not_found: "There is no such thing, or the key does not reach it.",
  forbidden: "The key's scopes do not hold this.",
  invalid: "The request does not fit; see fields.",
  rate_limited: "Too many requests. Wait before the next one.",
  unavailable: "This does not work at the moment. Try again later.",
};
