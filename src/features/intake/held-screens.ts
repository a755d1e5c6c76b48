import { homeButton } from "../../platform/chat/home.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { intakeButtons } from "./buttons.ts";

/** Asks whether what was written is the person's story. */
export function offerScreen(texts: Texts): Screen {
  return { text: texts.html("intake:held.ask"), rows: offerRows(texts) };
}

export function offerRows(texts: Texts): Button[][] {
  return [
    [{ label: texts.plain("intake:held.begin"), data: intakeButtons.data("begin", {}) }],
    [{ label: texts.plain("intake:held.forget"), data: intakeButtons.data("forget", {}) }],
  ];
}

/** What was held is erased because the person does not want to tell it. */
export function forgottenScreen(texts: Texts): Screen {
  return { text: texts.html("intake:held.forgotten"), rows: [[homeButton(texts)]] };
}

/** What was held is erased because its time is over. Somebody else may read this, so it does not say what it was about. */
export function expiredScreen(texts: Texts): Screen {
  return { text: texts.html("intake:held.expired"), rows: [[homeButton(texts)]] };
}
