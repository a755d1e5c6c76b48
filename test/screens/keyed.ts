import type { Screen } from "../../src/platform/chat/screen.ts";
import type { TextKey, TextParams, Texts } from "../../src/platform/i18n/texts.ts";
import { readable } from "./columns.ts";

/** Texts that say which key they are and what fills it, so that a screen can be read whatever its wording: «events:seats count=3». */
export const keyed: Texts = { language: "kk", html: sayKey, plain: sayKey };

function sayKey(key: TextKey, params: TextParams = {}): string {
  return `«${[key, ...Object.entries(params).map(([name, value]) => `${name}=${value}`)].join(" ")}»`;
}

/** A screen as it is put together: its text, then its rows of buttons and what each carries. */
export function written({ text, rows = [], keyboard, picture }: Screen): string {
  const buttons = rows.map((row) =>
    row.map((button) => `[${button.label} → ${Object.values(button).slice(1).join(" ")}]`).join(" "),
  );
  const below =
    keyboard === undefined ? [] : [`⌨ ${keyboard.kind} ${"label" in keyboard ? keyboard.label : ""}`.trim()];
  const photo = picture === undefined ? [] : [`photo ${picture}`];
  return [...photo, readable(text), ...buttons, ...below].join("\n");
}
