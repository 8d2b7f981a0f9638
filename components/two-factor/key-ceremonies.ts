import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from "@simplewebauthn/browser";
import { drawnForField, echoed } from "@/lib/kernel/echo-form";
import { type FormAction, idle, type Refused } from "@/lib/kernel/form-state";
import type { AcceptedPasskeys } from "@/lib/two-factor/accepted-passkeys";
import { signalAccepted, signalUnknown } from "./passkey-signals";

/** Asks the server for a question, the key for its answer, and hands that to the server as the field `response`. */
function ceremony<Options, Value>(
  begin: FormAction<Options>,
  answer: (options: Options) => Promise<object>,
  finish: FormAction<Value>,
): FormAction<Value> {
  return async (previous, form) => {
    const begun = await begin(idle, asking(form));
    if (begun.status === "refused") return { ...begun, values: echoed(form) };
    // Asking has ended in a redirect.
    if (begun?.status !== "done") return previous;
    try {
      form.set("response", JSON.stringify(await answer(begun.value)));
    } catch (error) {
      return refusedByBrowser(error, form);
    }
    return finish(previous, form);
  };
}

export interface SignedInByPasskey {
  readonly accepted: AcceptedPasskeys;
  /** The page that was wanted. */
  readonly next: string;
}

/** A passkey that the server does not know is not offered again, nor are others of the account that are gone. */
export function withPasskey(
  begin: FormAction<PublicKeyCredentialRequestOptionsJSON>,
  finish: FormAction<SignedInByPasskey>,
): FormAction<SignedInByPasskey> {
  const used = { rpId: "", credentialId: "" };
  const answer = async (optionsJSON: PublicKeyCredentialRequestOptionsJSON) => {
    const given = await startAuthentication({ optionsJSON });
    used.rpId = optionsJSON.rpId ?? window.location.hostname;
    used.credentialId = given.id;
    return given;
  };
  return ceremony(begin, answer, async (previous, form) => {
    const said = await finish(previous, form);
    if (said?.status === "refused" && said.reason === "key_unknown") await signalUnknown(used.rpId, used.credentialId);
    if (said?.status === "done") {
      await signalAccepted(said.value.accepted);
      window.location.assign(said.value.next);
    }
    return said;
  });
}

/** For a key that the account has: second step, confirming. */
export function withKey<Value>(
  begin: FormAction<PublicKeyCredentialRequestOptionsJSON>,
  finish: FormAction<Value>,
): FormAction<Value> {
  return ceremony(begin, (optionsJSON) => startAuthentication({ optionsJSON }), finish);
}

/** For a key that is to be added. */
export function withNewKey<Value>(
  begin: FormAction<PublicKeyCredentialCreationOptionsJSON>,
  finish: FormAction<Value>,
): FormAction<Value> {
  return ceremony(begin, (optionsJSON) => startRegistration({ optionsJSON }), finish);
}

/** What the browser itself says no to, in the shape of a refusal, so that the form shows it like any other. */
function refusedByBrowser(error: unknown, form: FormData): Refused {
  return { status: "refused", code: "conflict", reason: reasonOf(error), fields: {}, facts: {}, values: echoed(form) };
}

function reasonOf(error: unknown): string {
  const code = error instanceof WebAuthnError ? error.code : null;
  if (code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED") return "key_known";
  if (code === "ERROR_INVALID_DOMAIN" || code === "ERROR_INVALID_RP_ID") return "key_elsewhere";
  const name = error instanceof Error ? error.name : "";
  // Browsers say the same whether somebody pressed Cancel, waited too long or has no such key, so that no site can tell.
  return ["NotAllowedError", "AbortError"].includes(name) || code === "ERROR_CEREMONY_ABORTED"
    ? "key_cancelled"
    : "key_failed";
}

/** The question has no fields, but a page that it was asked on. */
function asking(form: FormData): FormData {
  const asked = new FormData();
  asked.set(drawnForField, String(form.get(drawnForField) ?? ""));
  return asked;
}
