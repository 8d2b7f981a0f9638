# One image for every server of an installation. No secret goes in: the build reads none, and all come from the environment.
FROM node:20-slim AS build
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
# Next writes a key for server actions of its own making into the build. It opens nothing: at start it is replaced by
# NEXT_SERVER_ACTIONS_ENCRYPTION_KEY, or by one derived from AUTH_SECRET.
RUN npm run build && rm -rf .next/cache && npm prune --omit=dev --no-audit --no-fund

FROM node:20-slim
WORKDIR /app
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
# Owned by root and readable by all, so that the running server cannot change its own code.
COPY --from=build /app ./
RUN mkdir -p .next/cache && chown node:node .next/cache
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/api/health/alive`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Not through npm, which would keep SIGTERM to itself.
CMD ["node", "--import", "tsx", "scripts/start.ts"]
