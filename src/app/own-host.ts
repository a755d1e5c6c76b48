import { isIP } from "node:net";
import { hostname } from "node:os";

/**
 * Whether the Host header shows that a request was meant for this service. If somebody points their own domain to our address (DNS
 * rebinding), a page of that domain sends the domain as Host, so names that the public DNS can assign are refused. Allowed are
 * addresses, localhost, names without a dot (as containers have), the machine's own name and the configured HOST.
 *
 * @param header the Host header. Every browser sends it, so a request without it does not come from a page.
 * @param host the configured HOST
 */
export function isOwnHost(header: string | undefined, host: string): boolean {
  if (header === undefined) return true;
  if (!/^[\w.:[\]-]+$/.test(header) || !URL.canParse(`http://${header}`)) return false;
  const name = new URL(`http://${header}`).hostname.replace(/^\[|\]$|\.$/g, "");
  if (isIP(name) !== 0 || !name.includes(".")) return true;
  return name.endsWith(".localhost") || [host, hostname()].some((own) => own.toLowerCase() === name);
}
