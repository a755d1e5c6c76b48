import type { Button } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { talkButtons } from "./buttons.ts";

/** Lets a coordinator write to the applicant of a case. */
export function deskOfButton(texts: Texts, id: number): Button {
  return { label: texts.plain("talks:write.applicant"), data: talkButtons.data("deskOf", { case: id }) };
}
