"use client";

import "./globals.css";

/** When even the frame could not be made: the same words, with nothing that could break again. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en-GB">
      <body>
        <title>Something went wrong – Rollcall</title>
        <main className="mx-auto max-w-[440px] px-4 py-16">
          <h1>Something went wrong</h1>
          <p className="mt-1.5 text-muted">It is our fault, not yours. Load the page again in a moment.</p>
          {error.digest ? <p className="mt-5 text-sm text-muted">Reference {error.digest}</p> : null}
        </main>
      </body>
    </html>
  );
}
