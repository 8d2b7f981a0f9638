"use client";

import { LonePage } from "@/components/frame/lone-page";
import { Button } from "@/components/ui/button";

/** A crash: says nothing of what broke, gives what support needs to find it (WB-10). */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <LonePage
      title="Something went wrong"
      lead="It is our fault, not yours. Nothing that you did not see confirmed was saved. Try again in a moment."
      {...(error.digest ? { footer: `Reference ${error.digest}` } : {})}
    >
      <Button variant="primary" onClick={reset}>
        Try again
      </Button>
    </LonePage>
  );
}
