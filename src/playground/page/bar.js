import { moveClock } from "./api.js";
import { momentOf, timeOf } from "./dates.js";
import { button, el, iconOf } from "./dom.js";
import { LANGUAGES, language, setLanguage } from "./languages.js";
import { attachPopover } from "./popover.js";
import { store, stored } from "./stored.js";
import { t } from "./texts.js";

const NARROW = window.matchMedia("(max-width: 719px)");
const DARK = window.matchMedia("(prefers-color-scheme: dark)");

/**
 * The clock, the colour scheme and the page's language: in the bar, or behind the bar's clock on a narrow window.
 * @param {() => void} onLanguage
 */
export function createSettings(onLanguage) {
  const clock = el("time", { className: "clock" });
  const moves = el("span", { className: "clock-buttons" });
  const theme = el("span", { className: "theme" });
  const languages = el("div", { className: "bar-languages", role: "group" });
  const panel = el("div", { className: "settings" }, clock, moves, theme, languages);
  const time = el("span", { className: "bar-label" });
  const opener = el("button", { type: "button", className: "bar-button settings-opener" }, iconOf("clock"), time);
  let offset = 0;
  let canMove = false;

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

  function redraw() {
    clock.title = t("clock");
    opener.title = t("settings");
    const steps = canMove ? [60, 60 * 24] : [];
    const step = (minutes) => {
      const move = button(t(minutes === 60 ? "hour" : "day"), () => void moveClock(minutes), { className: "small" });
      move.dataset.minutes = minutes;
      return move;
    };
    moves.replaceChildren(...steps.map(step));
    theme.replaceChildren(button(t(isDark() ? "light" : "dark"), changeTheme, { className: "small", icon: "theme" }));
    languages.setAttribute("aria-label", t("language"));
    languages.replaceChildren(...LANGUAGES.map(languageButton));
    tick();
  }

  return {
    elements: [opener, panel],
    redraw,
    /** @param {{ now: number, clockMoves?: boolean }} news */
    set({ now, clockMoves = canMove }) {
      offset = now - Date.now();
      const moved = clockMoves !== canMove;
      canMove = clockMoves;
      if (moved) redraw();
      else tick();
    },
    now: () => Date.now() + offset,
  };
}
