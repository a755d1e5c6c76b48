/** Explains to an operator why Telegram refuses a webhook, by Telegram's description. */
export function refusalOf(description: string): string {
  const advice = firstMatch(description, [
    [/resolve host|failed to resolve/i, "its name has no public DNS record (a new one may need an hour)"],
    [/ports? 80|only on ports/i, "Telegram calls only the ports 443, 80, 88 and 8443"],
    [/reserved|private|invalid ip|ip address/i, "its name leads to a private address; Telegram needs a public one"],
    [/https/i, "it must begin with https://"],
    [/secret token/i, "WEBHOOK_SECRET has characters that Telegram does not allow"],
  ]);
  return `Telegram refuses the WEBHOOK_URL: ${advice ?? "see its description"} (${description}).`;
}

/** Explains why Telegram's last call of the webhook failed and what to do, by `last_error_message`. */
export function causeOf(lastError: string): string {
  const advice = firstMatch(lastError, [
    [/\b401\b/, "a process has a different WEBHOOK_SECRET from the one that was set last: give all processes the same"],
    [/\b(403|404|405)\b/, "the proxy does not forward the path of WEBHOOK_URL to this bot"],
    [/\b413\b/, "the proxy limits the size of the body: let it forward 1 MB"],
    [/\b(502|504)\b/, "the proxy does not reach this bot: is HOST:PORT what it forwards to?"],
    [/\b503\b/, "the bot was stopping, or its database did not answer: see its log"],
    [/ssl|certificate/i, "the certificate is not valid for this name, or its chain is incomplete"],
    [/resolve|dns/i, "the name of WEBHOOK_URL has no public DNS record"],
    [
      /timed? ?out|timeout|refused|reset|closed|connection/i,
      "nothing answers there: is the proxy running, and is port 443 open?",
    ],
  ]);
  return advice ?? "see Telegram's description";
}

function firstMatch(text: string, table: [RegExp, string][]): string | undefined {
  return table.find(([pattern]) => pattern.test(text))?.[1];
}
