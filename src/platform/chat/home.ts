import type { Texts } from "../i18n/texts.ts";
import { defineButtons } from "./buttons.ts";
import type { Button } from "./screen.ts";

/** The way home, from every screen. */
export const homeButtons = defineButtons("h", { home: {} });

export function homeButton(texts: Texts): Button {
  return { label: texts.plain("chat:home"), data: homeButtons.data("home", {}) };
}
