/** The words of each refusal, by command, then by reason or code. `{name}` is filled from the refusal's facts. */
export const auditRefusals = {
  export_access_on: { future_day: "Choose a day up to today" },
  export_audit_log: { choose_person: "Choose one person first" },
};
