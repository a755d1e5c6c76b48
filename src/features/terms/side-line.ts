import type { Texts } from "../../platform/i18n/texts.ts";
import type { SideAnswer } from "./extension-view.ts";

/** What a side has said to a proposal, for the mediator only. */
export function sideLine(texts: Texts, { side, agrees }: SideAnswer): string {
  const said = agrees === null ? "none" : agrees ? "yes" : "no";
  return texts.html(`terms:side.${said}`, { side });
}
