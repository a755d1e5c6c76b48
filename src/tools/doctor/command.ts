import type { PartlyRead } from "../../platform/config.ts";
import type { CommandResult } from "../operator-command.ts";
import { asJson, asText, exitCode, redact } from "./report.ts";
import { runChecks } from "./run-checks.ts";

/** `bitimger doctor` */
export async function doctor(read: PartlyRead, now: () => Date, json: boolean): Promise<CommandResult> {
  const findings = await runChecks({ read, now });
  const report = json ? asJson(findings) : asText(findings);
  return { text: redact(report, secretsOf(read)), code: exitCode(findings) };
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
