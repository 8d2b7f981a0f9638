import type { Metadata } from "next";
import { ask, load, loadMine } from "@/app/_server/load";
import { AccountEvents } from "@/components/accounts/account-events";
import { ChangePasswordForm } from "@/components/accounts/change-password-form";
import { MyReset } from "@/components/accounts/my-reset";
import { PageHeader } from "@/components/frame/page-header";
import { SettingsSection } from "@/components/frame/settings-section";
import { SideSections } from "@/components/frame/side-sections";
import { AcceptedPasskeys } from "@/components/two-factor/accepted-passkeys";
import { AppSection } from "@/components/two-factor/app-section";
import { KeySection } from "@/components/two-factor/key-section";
import { MobileSection } from "@/components/two-factor/mobile-section";
import { RecoverySection } from "@/components/two-factor/recovery-section";
import { SecuritySection } from "@/components/two-factor/security-section";
import { SignInMethodForm } from "@/components/two-factor/sign-in-method-form";
import { Note } from "@/components/ui/note";
import { getProfile } from "@/lib/accounts/get-profile";
import { listAccountEvents } from "@/lib/audit-log/list-account-events";
import { getSecurity } from "@/lib/two-factor/get-security";
import { getMyReset } from "@/lib/two-factor-resets/get-my-reset";
import * as actions from "./actions";
import * as keyActions from "./key-actions";
import { cancelMyResetAction } from "./reset-actions";

export const metadata: Metadata = { title: "Security" };

export default async function SecurityPage() {
  const [{ email }, events] = await loadMine(ask(getProfile, {}), ask(listAccountEvents, {}));
  // What reaches into the person's organisations has a scope of its own.
  const security = await load(getSecurity, "", {});
  const reset = await load(getMyReset, "", {});
  const { requiredBy } = security;
  const sections = [
    { href: "#method", title: "How you sign in" },
    { href: "#app", title: "Authenticator app" },
    { href: "#keys", title: "Security keys" },
    ...(security.textsAreOn || security.mobile ? [{ href: "#mobile", title: "Mobile number" }] : []),
    ...(security.hasFactor ? [{ href: "#recovery", title: "Recovery codes" }] : []),
    { href: "#password", title: "Password" },
    { href: "#events", title: "What happened" },
  ];
  return (
    <>
      <PageHeader title="Security" lead="How you sign in, and what happened to your account." />
      <MyReset reset={reset} cancel={cancelMyResetAction} />
      {requiredBy.length > 0 ? (
        <div className="mb-6">
          <Note title="Two-factor authentication stays on.">
            {requiredBy.join(", ")} {requiredBy.length === 1 ? "requires" : "require"} it of every member.
          </Note>
        </div>
      ) : null}
      <SideSections sections={sections}>
        <SecuritySection id="method" title="How you sign in" lead="What a sign-in asks for after your password.">
          <SignInMethodForm
            key={security.method}
            action={actions.changeSignInMethodAction}
            method={security.method}
            seen={security.seen}
            mayUseEmail={security.mayUseEmail}
            has={{ app: security.hasApp, keys: security.keys > 0, mobile: security.mobile !== null }}
          />
        </SecuritySection>
        <AppSection hasApp={security.hasApp} remove={actions.removeAppAction} />
        {security.passkeys ? <AcceptedPasskeys {...security.passkeys} /> : null}
        <KeySection
          keys={security.keyList}
          begin={keyActions.askNewKeyAction}
          finish={keyActions.addKeyAction}
          rename={keyActions.renameKeyAction}
          remove={keyActions.removeKeyAction}
        />
        <MobileSection
          mobile={security.mobile}
          isMethod={security.method === "sms_auth"}
          textsAreOn={security.textsAreOn}
          remove={actions.removeMobileAction}
        />
        <RecoverySection
          left={security.recoveryCodes}
          canMake={security.hasFactor}
          make={actions.makeRecoveryCodesAction}
        />
        <SettingsSection id="password" title="Change password">
          <ChangePasswordForm action={actions.changePasswordAction} email={email} />
        </SettingsSection>
        <AccountEvents events={events} />
      </SideSections>
    </>
  );
}
