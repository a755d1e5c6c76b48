import { moveClock } from "./api.js";
import { momentOf, timeOf } from "./dates.js";
import { button, el, iconOf } from "./dom.js";
import { LANGUAGES, language, setLanguage } from "./languages.js";
import { attachPopover } from "./popover.js";
import { store, stored } from "./stored.js";
import { t } from "./texts.js";

const NARROW = window.matchMedia("(max-width: 719px)");
/** How far the clock may be moved, by the key of the button's text. */
const MOVES = {
  hour: { minutes: 60 },
  morning: { until: "morning" },
  day: { minutes: 24 * 60 },
};
const DARK = window.matchMedia("(prefers-color-scheme: dark)");

/**
 * The clock, the colour scheme and the page's language: in the bar, or behind the bar's clock on a narrow window.
 * @param {() => void} onLanguage
 * @param {(words: string) => void} onError
 */
export function createSettings(onLanguage, onError) {
  const clock = el("time", { className: "clock" });
  const moves = el("span", { className: "clock-buttons", role: "group" });
  const theme = el("span", { className: "theme" });
  const languages = el("div", { className: "bar-languages", role: "group" });
  const panel = el("div", { className: "settings" }, clock, moves, theme, languages);
  const time = el("span", { className: "bar-label" });
  const opener = el("button", { type: "button", className: "bar-button settings-opener" }, iconOf("clock"), time);
  let offset = 0;
  const state = { movable: false, moving: false };

  attachPopover(opener, panel);
  const fold = () => {
    panel.popover = NARROW.matches ? "auto" : null;
    panel.classList.toggle("panel", NARROW.matches);
    panel.classList.toggle("pop", NARROW.matches);
    opener.hidden = !NARROW.matches;
  };
  NARROW.addEventListener("change", fold);
  DARK.addEventListener("change", () => redraw());
  setInterval(tick, 5000);
  if (["light", "dark"].includes(stored("theme") ?? "")) document.documentElement.dataset.theme = stored("theme");
  fold();

  function tick() {
    const now = Date.now() + offset;
    clock.textContent = momentOf(now);
    clock.setAttribute("datetime", new Date(now).toISOString());
    time.textContent = timeOf(now);
  }

  /** Moves the clock unless it is being moved. @param {keyof typeof MOVES} name */
  async function move(name) {
    if (state.moving) return;
    show({ moving: true });
    try {
      await moveClock(MOVES[name]);
    } catch (error) {
      onError(t("failed", { words: error instanceof Error ? error.message : String(error) }));
      show({ moving: false });
    }
  }

  /** The buttons stay where they are and keep the focus; while the clock is moving they do nothing. */
  function show(news) {
    const before = state.movable;
    Object.assign(state, news);
    const { movable, moving } = state;
    if (movable !== before) redraw();
    for (const each of [panel, opener]) each.classList.toggle("moving", moving);
    for (const each of moves.children) each.setAttribute("aria-disabled", String(moving));
  }

  function isDark() {
    const { theme: chosen } = document.documentElement.dataset;
    return chosen ? chosen === "dark" : DARK.matches;
  }

  function changeTheme() {
    const next = isDark() ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    store("theme", next);
    redraw();
    theme.querySelector("button")?.focus();
  }

  function languageButton({ code, name }) {
    const choose = () => {
      setLanguage(code);
      onLanguage();
      languages.querySelector(`[lang=${code}]`)?.focus();
    };
    const chosen = button(code.toUpperCase(), choose, { className: "small", title: name });
    chosen.setAttribute("aria-pressed", String(code === language()));
    chosen.lang = code;
    return chosen;
  }

  function moveButton(name) {
    const mover = button(t(name), () => void move(name), { className: "small" });
    mover.dataset.move = name;
    mover.setAttribute("aria-disabled", String(state.moving));
    return mover;
  }

  function redraw() {
    clock.title = t("clock");
    opener.title = t("settings");
    moves.setAttribute("aria-label", t("moveClock"));
    moves.replaceChildren(...(state.movable ? Object.keys(MOVES) : []).map(moveButton));
    theme.replaceChildren(button(t(isDark() ? "light" : "dark"), changeTheme, { className: "small", icon: "theme" }));
    languages.setAttribute("aria-label", t("language"));
    languages.replaceChildren(...LANGUAGES.map(languageButton));
    tick();
  }

  return {
    elements: [opener, panel],
    redraw,
    /** @param {{ now: number, movable: boolean, moving: boolean }} news */
    set({ now, ...news }) {
      offset = now - Date.now();
      tick();
      show(news);
    },
    now: () => Date.now() + offset,
    move,
  };
}
