/** Imported first: React decides at import whether it is a development build, and the mails and pages must agree. */
Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
