import type { Texts } from "../i18n/texts.ts";
import { type Language, languages } from "../i18n/texts.ts";
import type { Transport } from "../telegram/transport.ts";

const commands = ["start", "report", "cases", "help", "language"] as const;

/** Sets the bot's command menu and descriptions in every language; Kazakh is what everyone else sees. */
export async function setMenu(transport: Transport, texts: (language: Language) => Texts): Promise<string[]> {
  const refused: string[] = [];
  for (const language of languages) {
    const words = texts(language);
    const scope = language === "kk" ? [{}, { language_code: "kk" }] : [{ language_code: language }];
    for (const code of scope) {
      const calls: [string, Record<string, unknown>][] = [
        [
          "setMyCommands",
          { commands: commands.map((command) => ({ command, description: words.plain(`people:menu.${command}`) })) },
        ],
        ["setMyDescription", { description: words.plain("people:description") }],
        ["setMyShortDescription", { short_description: words.plain("people:shortDescription") }],
      ];
      for (const [method, payload] of calls) {
        const outcome = await transport.call(method, { ...payload, ...code });
        if (outcome.kind !== "ok") refused.push(method);
      }
    }
  }
  return refused;
}
