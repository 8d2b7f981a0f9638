const gone = "This project is no longer there, or no longer open to you.";
const forbidden = "You no longer manage the API integration of this project.";

const noCallback = "The callback is no longer there. Reload the page.";
/** What an address has wrong in itself. */
const wrongAddress = {
  not_a_url: "Enter a whole address, like https://hooks.example.com/rollcall",
  credentials: "Leave out the user name and password: the signature says who sends",
  not_https: "The address must start with https://",
  port: "Leave out the port: only 443 is reached",
  address: "This address is private or reserved. Enter one that everybody can reach",
};

/** Why nothing was heard of a callback, as a sentence of a test's result. */
export const notReached = {
  ...wrongAddress,
  address: "Its name leads to a private or reserved address, so nothing was sent.",
  name: "Its name was not found.",
  connection: "Nobody accepted the connection.",
  certificate: "Its certificate is not valid for this name, or the connection could not be made safe.",
  hung_up: "The connection ended without an answer.",
  time_out: "There was no answer within 10 seconds.",
};

/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const apiIntegrationRefusals = {
  create_project_key: {
    too_many_keys: "The project has {most} keys already. Revoke one that nothing uses any more.",
    forbidden,
    not_found: gone,
  },
  set_guest_list: { forbidden, not_found: gone },
  set_callback: { ...wrongAddress, forbidden, not_found: gone },
  renew_callback_secret: { not_found: noCallback, forbidden },
  remove_callback: { not_found: noCallback, forbidden },
  test_callback: {
    not_found: noCallback,
    forbidden,
    rate_limited: "A test was just sent. Try again in {seconds} seconds.",
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
