import { and, eq, isNull } from "drizzle-orm";
import QRCode from "qrcode";
import { authenticatorApps } from "@/db/schema/two-factor";
import { stepsAfterSignIn } from "@/lib/access/gate";
import { Refusal } from "@/lib/kernel/refusal";
import { unseal } from "@/lib/secrets/seal";
import { account } from "@/lib/usecase/access/account";
import { nothing } from "@/lib/usecase/input";
import { defineQuery } from "@/lib/usecase/query";
import { appSecret, stillWaiting } from "./prove-factor";
import { spellSecret, totpUri } from "./totp";

/** The secret that waits for its first code, as a QR code and to be typed. One that is confirmed is never shown again. */
export const getWaitingApp = defineQuery({
  name: "get_waiting_app",
  access: account,
  waives: stepsAfterSignIn,
  input: nothing,
  async run({ tx, ctx, actor }) {
    const { userId, email } = actor;
    const [waiting] = await tx
      .select({ secret: authenticatorApps.secret })
      .from(authenticatorApps)
      .where(and(eq(authenticatorApps.userId, userId), isNull(authenticatorApps.confirmedAt), stillWaiting()));
    if (!waiting) throw new Refusal("expired");
    const secret = unseal(ctx.sealKeys, appSecret(userId), waiting.secret);
    return { typed: spellSecret(secret), account: email, qr: drawQr(totpUri(secret, email)) };
  },
});

/** As squares for an SVG path: the content policy lets no image through that a page makes itself (WB-06). */
function drawQr(text: string) {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: "M" }).modules;
  const squares: string[] = [];
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1)
      if (data[row * size + column]) squares.push(`M${column} ${row}h1v1h-1z`);
  return { size, path: squares.join("") };
}
