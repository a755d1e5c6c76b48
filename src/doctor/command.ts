import type { PartlyRead } from "../config.ts";
import { asJson, asText, exitCode, redact } from "./report.ts";
import { examine } from "./run-checks.ts";

/** `bitimger doctor`: what is printed, and the code to end with. */
export async function doctor(read: PartlyRead, now: () => Date, json: boolean): Promise<{ text: string; code: 0 | 1 }> {
  const findings = await examine({ read, now });
  const shown = json ? asJson(findings) : asText(findings);
  return { text: redact(shown, secretsOf(read)), code: exitCode(findings) };
}

function secretsOf({ config }: PartlyRead): string[] {
  if (config === null) return [];
  const { mode, storage, sealKeys } = config;
  const keys = (sealKeys ?? []).map((key) => Buffer.from(key).toString("base64"));
  const password = storage.kind === "postgres" && URL.canParse(storage.url) ? new URL(storage.url).password : "";
  const token = mode.kind === "telegram" ? [mode.token, mode.token.split(":")[1] ?? ""] : [];
  const webhook = mode.kind === "telegram" && mode.receiving.kind === "webhook" ? [mode.receiving.secret] : [];
  return [...keys, password, decodeURIComponent(password), ...token, ...webhook];
}
