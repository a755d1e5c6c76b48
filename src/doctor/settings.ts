import type { PartlyRead } from "../config.ts";
import { firstLanguage } from "../i18n/languages.ts";
import { defaultOperator, type Operator } from "../operator/operator.ts";
import { type Finding, trouble, unseen, warning, well } from "./finding.ts";

/** The environment's own complaints. */
export function environment({ wrong }: PartlyRead): Finding[] {
  if (wrong.length === 0) return [well("every variable can be read")];
  return wrong.map((line) => trouble(line, "Put it right in .env or where the service is started (see .env.example)."));
}

export type ReadFile = { kind: "operator"; operator: Operator } | { kind: "wrong"; message: string };

/** Whether consents can name who runs the service. */
export function operator(read: ReadFile, path: string | null, playground: boolean): Finding {
  if (read.kind === "wrong") return trouble(read.message, "Put the file right; the bot does not start with it.");
  if (path === null) {
    const says = "OPERATOR_FILE is not set: every consent names no BIN (law 94-V, art. 8(4)(1))";
    const todo = "Copy operator.example.json, fill it in, and set OPERATOR_FILE to its path.";
    return playground ? warning(says, todo) : trouble(says, todo);
  }
  const { name, bin, holidays } = read.operator;
  const own = [...holidays.off, ...holidays.worked].length;
  const copied = name[firstLanguage] === defaultOperator.name[firstLanguage] ? "; its name is the example's" : "";
  return well(`${name.en}, BIN ${bin}, own holidays and worked days: ${own}${copied}`);
}

/** Where the bot is told to listen for people. */
export function token({ config, without }: PartlyRead): Finding {
  if (config === null || without.has("BOT_TOKEN")) return unseen("not before BOT_TOKEN is right");
  return warning(
    "BOT_TOKEN is empty: npm start opens the playground, and nobody is reached in Telegram",
    "Get a token from @BotFather and set BOT_TOKEN.",
  );
}
