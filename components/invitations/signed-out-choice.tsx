import Link from "next/link";
import { buttonClass } from "@/components/ui/button";

/** Nobody is signed in: both ways lead back here, and the link itself carries the invitation (product.md 4.6). */
export function SignedOutChoice({ link, mayDecline }: { link: string; mayDecline: boolean }) {
  return (
    <>
      <p>To accept, sign in or create an account with this address.</p>
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        <Link
          href={`/register?invitation=${link}`}
          className={`${buttonClass("primary", "lg")} justify-center`}
          prefetch={false}
        >
          Create an account
        </Link>
        <Link
          href={`/sign-in?next=/invitations/${link}`}
          className={`${buttonClass("secondary", "lg")} justify-center`}
          prefetch={false}
        >
          Sign in
        </Link>
      </div>
      {mayDecline ? (
        <p>
          <Link href={`/invitations/${link}/decline`} className="link" prefetch={false}>
            Decline
          </Link>{" "}
          without an account
        </p>
      ) : null}
    </>
  );
}
