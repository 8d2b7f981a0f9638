import Link from "next/link";

const labels: Readonly<Record<string, string>> = {
  password: "Use your password",
  totp: "Use your authenticator app",
  webauthn: "Use a security key",
  sms: "Use a text message",
  email: "Use the mailed code",
  recovery: "Use a recovery code",
};

/** Links to the other ways that this account has; one for each, without JavaScript as well. */
export function OtherWays({ ways, href }: { ways: readonly string[]; href: Readonly<Record<string, string>> }) {
  if (ways.length === 0) return null;
  return (
    <ul className="grid gap-1.5 text-sm" aria-label="Other ways">
      {ways.map((way) => (
        <li key={way}>
          <Link className="link" href={href[way] ?? "/sign-in"}>
            {labels[way] ?? way}
          </Link>
        </li>
      ))}
    </ul>
  );
}
