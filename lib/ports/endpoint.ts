import { isLoopback } from "./loopback";

/**
 * Another address of a provider's API than its own, as somebody configured it. What is sent there is for nobody else to read.
 *
 * @param variable the name of the setting, for the refusal
 * @throws TypeError for what is neither https nor this machine
 */
export function checkedEndpoint(variable: string, value: string): string {
  const url = new URL(value);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback(url.hostname)))
    throw new TypeError(`${variable} must be https, or http to this machine: codes, names and addresses travel there.`);
  return value;
}
