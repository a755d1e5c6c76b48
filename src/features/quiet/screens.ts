import { homeButton } from "../../platform/chat/home.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Shown } from "../../platform/chat/shown.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { quietButtons } from "./buttons.ts";

// Somebody else may read these texts: they name no case and no reason.

/** Opens the setting, below what is said to somebody in danger. */
export function quietButton(texts: Texts): Button {
  return { label: texts.plain("people:home.quiet"), data: quietButtons.data("offered", {}) };
}

function hideButton(texts: Texts): Button {
  return { label: texts.plain("quiet:hide"), data: quietButtons.data("hide", {}) };
}

/** What is said instead of a message. */
export function noticeScreen(texts: Texts): Screen {
  const open = { label: texts.plain("quiet:open"), data: quietButtons.data("open", {}) };
  return { text: texts.html("quiet:notice"), rows: [[open]] };
}

/** A message that its reader has opened, with «Hide» below it. */
export function openedMessage(texts: Texts, shown: Shown): Shown {
  return { ...shown, rows: [...(shown.rows ?? []), [hideButton(texts)]] };
}

/** The notice, once it was opened. @param waiting how many messages follow it */
export function openedScreen(texts: Texts, waiting: number): Screen {
  const text = waiting === 0 ? texts.html("quiet:nothing") : texts.html("quiet:below", { count: waiting });
  return { text, rows: [[hideButton(texts)]] };
}

/** What is left in the chat: the keys below the text field go with it. */
export function hiddenScreen(texts: Texts): Screen {
  return { text: texts.html("quiet:hidden"), keyboard: { kind: "remove" } };
}

/** The setting. */
export function settingsScreen(texts: Texts, isOn: boolean): Screen {
  const toggle = isOn
    ? { label: texts.plain("quiet:turnOff"), data: quietButtons.data("off", {}) }
    : { label: texts.plain("quiet:turnOn"), data: quietButtons.data("on", {}) };
  const text = [texts.html(isOn ? "quiet:isOn" : "quiet:isOff"), texts.html("quiet:explained")].join("\n\n");
  return { text, rows: [[toggle], [hideButton(texts)], [homeButton(texts)]] };
}
