/** Imported first: React decides at import whether it is a development build, and the mails and pages must agree. */
Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
// AWS's packages warn of what versions after the pinned ones will need.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
