import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { DemoBar } from "@/components/demo/demo-bar";
import { DrawnForProvider } from "@/components/forms/drawn-for";
import { SendAgain } from "@/components/forms/send-again";
import { StepUpProvider } from "@/components/two-factor/step-up-provider";
import { StyleNonce } from "@/components/ui/style-nonce";
import { ToastProvider } from "@/components/ui/toast";
import { configuration } from "./_server/configuration";
import { personHere } from "./_server/person-here";
import { refusedPost } from "./_server/refused-post";
import { confirmIdentityHereAction } from "./(account)/confirm/actions";
import { askKeyToConfirmAction, confirmHereWithKeyAction } from "./(account)/confirm/key-actions";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Rollcall", template: "%s – Rollcall" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

/** Every page is made for one person and one nonce: nothing is static (WB-06, AZ-10). */
export const dynamic = "force-dynamic";

const stepUp = {
  confirm: confirmIdentityHereAction,
  askKey: askKeyToConfirmAction,
  confirmWithKey: confirmHereWithKeyAction,
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  // A form was posted without JavaScript from a page that cannot be drawn before a step is taken: see `action.ts`.
  const post = refusedPost();
  const theme = (await cookies()).get("theme")?.value;
  const { demo } = configuration();
  return (
    <html
      lang="en-GB"
      {...(theme === "light" || theme === "dark" ? { "data-theme": theme } : {})}
      {...(demo ? { "data-demo": "" } : {})}
    >
      <body>
        <StyleNonce nonce={nonce} />
        <DrawnForProvider userId={await personHere()}>
          <ToastProvider>
            <StepUpProvider actions={stepUp}>{post ? <SendAgain {...post} /> : children}</StepUpProvider>
            {demo ? <DemoBar /> : null}
          </ToastProvider>
        </DrawnForProvider>
      </body>
    </html>
  );
}
