import { isIP } from "node:net";
import { hostname } from "node:os";

/**
 * Whether a request was meant for this service, by its Host header. A page of somebody else's domain that points to our address
 * (DNS rebinding) names that domain, so names that the public DNS can give away are refused. Addresses, localhost, names without
 * a dot (those of containers), the machine's own name and the configured HOST are not among them.
 *
 * @param header no browser leaves it out, so what comes without it is no page
 * @param host where we listen, from HOST
 */
export function isOwnHost(header: string | undefined, host: string): boolean {
  if (header === undefined) return true;
  if (!/^[\w.:[\]-]+$/.test(header) || !URL.canParse(`http://${header}`)) return false;
  const name = new URL(`http://${header}`).hostname.replace(/^\[|\]$|\.$/g, "");
  if (isIP(name) !== 0 || !name.includes(".")) return true;
  return name.endsWith(".localhost") || [host, hostname()].some((own) => own.toLowerCase() === name);
}
