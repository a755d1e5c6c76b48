import { listen, moveClock } from "./api.js";
import { createColumn } from "./column.js";
import { button, el } from "./dom.js";
import { LANGUAGES, language, languageName, momentOf, setLanguage, t } from "./texts.js";

const NARROW = window.matchMedia("(max-width: 719px)");

/** @template {HTMLElement} E @param {string} selector @returns {E} */
const find = (selector) => /** @type {E} */ (document.querySelector(selector));

/** @type {Map<number, ReturnType<typeof createColumn>>} */
const columns = new Map();
let current = 0;
let latest;
let clockOffset = 0;

function showChrome() {
  document.documentElement.lang = language();
  const name = latest?.chats[0]?.botName ?? "";
  find(".bar-title").textContent = name ? `${name}: ${t("playground")}` : t("playground");
  find(".clock").title = t("clock");
  const moves = latest?.clockMoves
    ? [
        [t("hour"), 60],
        [t("day"), 60 * 24],
      ]
    : [];
  find(".clock-buttons").replaceChildren(
    ...moves.map(([label, minutes]) => button(label, () => void moveClock(minutes), { className: "small" })),
  );
  const languages = find(".bar-languages");
  languages.setAttribute("aria-label", t("language"));
  languages.replaceChildren(...LANGUAGES.map(languageButton));
  find(".tabs").setAttribute("aria-label", t("people"));
}

function languageButton(code) {
  const choose = () => {
    setLanguage(code);
    columns.clear();
    find(".columns").replaceChildren();
    void fetch("playground/state").then(async (response) => showAll(await response.json()));
  };
  const chosen = button(code.toUpperCase(), choose, { className: "small", title: languageName(code) });
  chosen.setAttribute("aria-pressed", String(code === language()));
  chosen.lang = code;
  return chosen;
}

function showAll(snapshot) {
  latest = snapshot;
  setClock(snapshot);
  showChrome();
  for (const chat of snapshot.chats) {
    let column = columns.get(chat.id);
    if (!column) {
      column = createColumn(chat, snapshot.bot.username, showTabs);
      columns.set(chat.id, column);
      find(".columns").append(column.element);
    }
    column.replace(chat);
  }
  if (!columns.has(current)) current = snapshot.chats[0]?.id ?? 0;
  showCurrent();
}

function showCurrent() {
  for (const column of columns.values()) column.show(!NARROW.matches || column.personId === current);
  showTabs();
}

function showTabs() {
  const tabs = find(".tabs");
  tabs.hidden = !NARROW.matches;
  let total = 0;
  const list = [...columns.values()].map((column) => {
    total += column.unread;
    const open = () => {
      current = column.personId;
      showCurrent();
    };
    const tab = button(column.title, open, { className: "tab" });
    tab.setAttribute("aria-pressed", String(column.personId === current));
    if (column.unread) {
      const count = el("span", { className: "badge", "aria-label": t("unread", { n: column.unread }) });
      count.textContent = String(column.unread);
      tab.append(count);
    }
    return tab;
  });
  // The tab that has the focus is replaced by its successor, which must have it too.
  const focused = [...tabs.children].indexOf(document.activeElement);
  tabs.replaceChildren(...list);
  if (focused >= 0) list[focused]?.focus();
  document.title = `${total ? `(${total}) ` : ""}${find(".bar-title").textContent}`;
}

function setClock({ now }) {
  clockOffset = now - Date.now();
  tick();
}

function tick() {
  const now = Date.now() + clockOffset;
  const clock = find(".clock");
  clock.textContent = momentOf(now);
  clock.setAttribute("datetime", new Date(now).toISOString());
}

NARROW.addEventListener("change", showCurrent);
document.addEventListener("visibilitychange", () => !document.hidden && showCurrent());
setInterval(tick, 5000);
showChrome();
listen(
  {
    snapshot: showAll,
    clock: setClock,
    chat: (header) => columns.get(header.id)?.update(header),
    message: ({ chatId, message }) => columns.get(chatId)?.upsert(message),
    removed: ({ chatId, messageId }) => columns.get(chatId)?.remove(messageId),
    answer: (answer) => columns.get(answer.chatId)?.answered(answer),
  },
  (connected) => {
    find(".bar-status").textContent = connected ? "" : t("lost");
  },
);
