/** What an operator can do about a webhook that Telegram does not take, by Telegram's words. */
export function refusalOf(description: string): string {
  const advice = firstOf(description, [
    [/resolve host|failed to resolve/i, "its name has no public DNS record (a new one may need an hour)"],
    [/ports? 80|only on ports/i, "Telegram calls the ports 443, 80, 88 and 8443 alone"],
    [/reserved|private|invalid ip|ip address/i, "its name leads to a private address; Telegram needs a public one"],
    [/https/i, "it must begin with https://"],
    [/secret token/i, "WEBHOOK_SECRET has characters that Telegram does not allow"],
  ]);
  return `Telegram does not take the WEBHOOK_URL: ${advice ?? "see what it says"} (${description}).`;
}

/** Why Telegram's last call of the webhook failed, and what to do, by `last_error_message`. */
export function causeOf(lastError: string): string {
  const advice = firstOf(lastError, [
    [/\b401\b/, "a process has another WEBHOOK_SECRET than the one that was set last: give all the same"],
    [/\b(403|404|405)\b/, "the proxy does not forward the path of WEBHOOK_URL to this bot"],
    [/\b413\b/, "the proxy limits the body: let it forward 1 MB"],
    [/\b(502|504)\b/, "the proxy does not reach this bot: is HOST:PORT what it forwards to?"],
    [/\b503\b/, "the bot was stopping, or its database did not answer: see its log"],
    [/ssl|certificate/i, "the certificate is not valid for this name, or its chain is incomplete"],
    [/resolve|dns/i, "the name of WEBHOOK_URL has no public DNS record"],
    [/timed? ?out|timeout|refused|reset|closed|connection/i, "nobody answers there: proxy running, port 443 open?"],
  ]);
  return advice ?? "see Telegram's words";
}

function firstOf(words: string, table: [RegExp, string][]): string | undefined {
  return table.find(([pattern]) => pattern.test(words))?.[1];
}
