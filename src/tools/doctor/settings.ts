import { defaultOperator, type Operator } from "../../features/operator/operator.ts";
import type { PartlyRead } from "../../platform/config.ts";
import { firstLanguage } from "../../platform/i18n/languages.ts";
import { type Finding, trouble, unseen, warning, well } from "./check.ts";

/** What is wrong with the environment variables. */
export function environment({ wrong }: PartlyRead): Finding[] {
  if (wrong.length === 0) return [well("every variable can be read")];
  return wrong.map((line) => trouble(line, "Correct it in .env or where the service is started (see .env.example)."));
}

export type ReadFile = { kind: "operator"; operator: Operator } | { kind: "wrong"; message: string };

/** Whether consents can name the organisation that runs the service. */
export function operator(read: ReadFile, path: string | null, playground: boolean): Finding {
  if (read.kind === "wrong") return trouble(read.message, "Correct the file; the bot does not start with it.");
  if (path === null) {
    const says = "OPERATOR_FILE is not set: every consent names no BIN (law 94-V, art. 8(4)(1))";
    const todo = "Copy deploy/operator.example.json, fill it in, and set OPERATOR_FILE to its path.";
    return playground ? warning(says, todo) : trouble(says, todo);
  }
  const { name, bin, holidays } = read.operator;
  const own = [...holidays.off, ...holidays.worked].length;
  const copied = name[firstLanguage] === defaultOperator.name[firstLanguage] ? "; the name is still the example's" : "";
  return well(`${name.en}, BIN ${bin}, own holidays and worked days: ${own}${copied}`);
}

/** Warns that without a token the bot runs in the playground only. */
export function token({ config, without }: PartlyRead): Finding {
  if (config === null || without.has("BOT_TOKEN")) return unseen("not before BOT_TOKEN is right");
  return warning(
    "BOT_TOKEN is empty: npm start opens the playground, and the bot is not reachable in Telegram",
    "Get a token from @BotFather and set BOT_TOKEN.",
  );
}
