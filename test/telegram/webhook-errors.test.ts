import { expect, test } from "vitest";
import { causeOf, refusalOf } from "../../src/platform/telegram/receiving/webhook-errors.ts";

test.each([
  ["Bad Request: bad webhook: Failed to resolve host: Name or service not known", "no public DNS record"],
  ["Bad Request: bad webhook: failed to resolve the name", "no public DNS record"],
  ["Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443", "443, 80, 88 and 8443"],
  ["Bad Request: bad webhook: set up on ports 80 and so on", "443, 80, 88 and 8443"],
  ["Bad Request: bad webhook: only the port 80 and some others", "443, 80, 88 and 8443"],
  ["Bad Request: bad webhook: IP address 127.0.0.1 is reserved", "private address"],
  ["Bad Request: bad webhook: private address", "private address"],
  ["Bad Request: bad webhook: invalid IP", "private address"],
  ["Bad Request: bad webhook: An HTTPS URL must be provided for webhook", "https://"],
  ["Bad Request: secret token contains unallowed characters", "WEBHOOK_SECRET"],
  ["Bad Request: something new", "see its description"],
])("Telegram does not take an address: %s", (description, advice) => {
  const words = refusalOf(description);
  expect(words).toContain(`Telegram refuses the WEBHOOK_URL: `);
  expect(words).toContain(advice);
  expect(words.endsWith(`(${description}).`)).toBe(true);
});

test.each([
  ["Wrong response from the webhook: 401 Unauthorized", "different WEBHOOK_SECRET"],
  ["Wrong response from the webhook: 403 Forbidden", "does not forward the path"],
  ["Wrong response from the webhook: 404 Not Found", "does not forward the path"],
  ["Wrong response from the webhook: 405 Method Not Allowed", "does not forward the path"],
  ["Wrong response from the webhook: 413 Payload Too Large", "limits the size of the body"],
  ["Wrong response from the webhook: 502 Bad Gateway", "does not reach this bot"],
  ["Wrong response from the webhook: 504 Gateway Timeout", "does not reach this bot"],
  ["Wrong response from the webhook: 503 Service Unavailable", "was stopping"],
  ["SSL error {error:0A000086:SSL routines::certificate verify failed}", "certificate is not valid"],
  ["certificate expired", "certificate is not valid"],
  ["Failed to resolve host: Name or service not known", "no public DNS record"],
  ["no DNS record", "no public DNS record"],
  ["Connection timed out", "nothing answers there"],
  ["Read timeout expired", "nothing answers there"],
  ["it ran into a time out", "nothing answers there"],
  ["ETIMEDOUT", "nothing answers there"],
  ["Connection refused", "nothing answers there"],
  ["Connection reset by peer", "nothing answers there"],
  ["Connection closed", "nothing answers there"],
  ["port 4013 said 5031", "see Telegram's description"],
])("Telegram's last call failed: %s", (lastError, advice) => {
  expect(causeOf(lastError)).toContain(advice);
});
