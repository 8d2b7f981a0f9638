import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  // The node server compresses nothing: a reverse proxy does that better, and it keeps answers free of BREACH-style leaks.
  compress: false,
  // `npm run typecheck` asks about all files, tests among them; a build would ask about a part of them again.
  typescript: { ignoreBuildErrors: true },
  // Native code and packages that read their own files at run time stay outside the bundle.
  serverExternalPackages: [
    "@node-rs/argon2",
    "sharp",
    "postgres",
    "graphile-worker",
    "@aws-sdk/client-cognito-identity-provider",
  ],
  experimental: {
    // `forbidden()` and its page: for those who may see the organisation but not this.
    authInterrupts: true,
    // What a form with a picture may hold; `scripts/serve/check-request.ts` lets nobody else come near it.
    serverActions: { bodySizeLimit: "1200kb" },
    // Nothing about a person is kept in the browser's router cache: a role change shows on the next click.
    staleTimes: { dynamic: 0, static: 30 },
  },
};

export default config;
