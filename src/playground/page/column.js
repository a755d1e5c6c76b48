import { act } from "./api.js";
import { createComposer } from "./composer.js";
import { askLink } from "./dialog.js";
import { button, el } from "./dom.js";
import { startPayload } from "./entities.js";
import { messageBubble } from "./message.js";
import { dayOf, roleName, t } from "./texts.js";

const NEAR_END = 60;
const ACTION_MS = 5000;

/**
 * One person's chat with the bot.
 * @param {any} chat as the server describes it
 * @param {string} botUsername
 * @param {() => void} onUnread
 */
export function createColumn(chat, botUsername, onUnread) {
  const personId = chat.id;
  const messages = new Map();
  let header = chat;
  let unread = 0;
  let shown = true;
  let actionEnds = 0;
  let asked; // The message that wants a reply by force, once it was offered.

  const role = el("p", { className: "role" });
  const more = button(t("more"), () => toggleMenu(), { className: "tool", icon: "more" });
  const menu = el("div", { className: "panel menu", hidden: true });
  const log = el("div", { className: "log", role: "log", tabIndex: 0, onscroll: () => atEnd() && setUnread(0) });
  const toEnd = button(t("toEnd"), () => scrollToEnd(), { className: "to-end", icon: "down" });
  const counter = el("span", { className: "counter" });
  toEnd.append(counter);
  const toast = el("p", { className: "toast", role: "status" });
  const composer = createComposer(perform);
  const avatar = el("span", { className: "avatar", "aria-hidden": "true" }, initials(chat.title));
  avatar.style.setProperty("--hue", String((personId * 47) % 360));
  const element = el(
    "section",
    { className: "phone", data: { person: personId }, "aria-label": chat.title },
    el("header", { className: "phone-head" }, avatar, el("div", {}, el("h2", {}, chat.title), role), more),
    menu,
    el("div", { className: "log-frame" }, log, toEnd, toast),
    composer.element,
  );
  log.setAttribute("aria-label", `${t("messages")}: ${chat.title}`);
  more.setAttribute("aria-expanded", "false");
  document.addEventListener("click", (event) => {
    const target = /** @type {Node} */ (event.target);
    if (!menu.hidden && !menu.contains(target) && !more.contains(target)) toggleMenu(false);
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    toggleMenu(false);
    more.focus();
  });

  const actions = {
    botUsername,
    openPayload: (payload) => perform(payload ? { act: "link", payload } : { act: "text", text: "/start" }),
    sendText: (text) => perform({ act: "text", text }),
    copy: async (text) => {
      await navigator.clipboard?.writeText(text).catch(() => {});
      tell(t("copied"));
    },
    press: (messageId, data) => perform({ act: "press", messageId, data }),
    reply: (message) => composer.setAbout({ mode: "reply", message }),
    edit: (message) => composer.setAbout({ mode: "edit", message }),
    tell,
  };

  async function perform(what) {
    try {
      await act(personId, what);
    } catch (error) {
      tell(t("failed", { words: error instanceof Error ? error.message : String(error) }));
      settleButtons();
    }
  }

  let toastTimer;
  function tell(words) {
    toast.textContent = words;
    toast.classList.add("shown");
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => toast.classList.remove("shown"), 3500);
  }

  function toggleMenu(open = menu.hidden) {
    menu.hidden = !open;
    more.setAttribute("aria-expanded", String(open));
    if (!open) return;
    const item = (label, onclick) => button(label, () => toggleMenu(false) ?? onclick(), { className: "choice" });
    const blocking = header.blocked ? ["unblock", "unblock"] : ["block", "block"];
    menu.replaceChildren(
      item(t("openLink"), openLink),
      item(t(blocking[0]), () => perform({ act: blocking[1] })),
    );
    menu.querySelector("button")?.focus();
  }

  async function openLink() {
    const link = await askLink();
    if (!link) return;
    const payload = /^[\w-]+$/.test(link) ? link : startPayload(link, botUsername);
    if (payload === undefined) tell(t("foreignLink"));
    else await actions.openPayload(payload);
  }

  function atEnd() {
    return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
  }

  function scrollToEnd() {
    log.scrollTop = log.scrollHeight;
    setUnread(0);
  }

  function setUnread(count) {
    unread = count;
    counter.textContent = count > 0 ? String(count) : "";
    toEnd.classList.toggle("shown", !atEnd());
    onUnread();
  }

  function settleButtons() {
    for (const busy of log.querySelectorAll("[aria-busy]")) busy.removeAttribute("aria-busy");
  }

  /** Puts messages in their order, with a line where a new day begins. */
  function render() {
    const nodes = [];
    let day = "";
    for (const { message, node } of messages.values()) {
      const date = dayOf(message.date * 1000);
      if (date !== day) nodes.push(el("p", { className: "day" }, date));
      day = date;
      nodes.push(node);
    }
    if (!nodes.length) nodes.push(welcome());
    log.replaceChildren(...nodes);
  }

  function welcome() {
    const words = header.description || t("empty");
    return el("div", { className: "welcome" }, el("strong", {}, header.botName), el("p", {}, words));
  }

  function dayLine(message) {
    const date = dayOf(message.date * 1000);
    const lines = log.querySelectorAll(".day");
    return lines[lines.length - 1]?.textContent === date ? [] : [el("p", { className: "day" }, date)];
  }

  /** @param {any} message */
  function upsert(message) {
    const known = messages.get(message.id);
    const node = messageBubble(message, actions);
    const follow = atEnd() || !message.fromBot;
    messages.set(message.id, { message, node });
    if (known) known.node.replaceWith(node);
    else {
      log.querySelector(".welcome")?.remove();
      log.append(...dayLine(message), node);
    }
    const seen = follow && shown && !document.hidden;
    if (follow) log.scrollTop = log.scrollHeight;
    setUnread(seen ? 0 : unread + (known || !message.fromBot ? 0 : 1));
  }

  /** @param {any} next */
  function update(next) {
    header = next;
    const { person, blocked, action, forceReply } = header;
    const state = blocked ? t("blocked") : actionWords(action);
    role.replaceChildren(
      el("span", {}, `${roleName(person.role)} · ${person.languageCode}`),
      state ? el("span", { className: blocked ? "state" : "state busy" }, state) : "",
    );
    if (action) {
      actionEnds = Date.now() + ACTION_MS;
      setTimeout(() => Date.now() >= actionEnds && update({ ...header, action: undefined }), ACTION_MS);
    }
    const stays = atEnd();
    composer.update(header, `${t("message")}: ${header.title}`);
    if (!messages.size) render();
    if (stays) log.scrollTop = log.scrollHeight;
    const wants = forceReply && messages.get(forceReply.messageId)?.message;
    if (wants && asked !== wants.id) composer.setAbout({ mode: "reply", message: wants }, false);
    asked = forceReply?.messageId;
  }

  /** @param {any} whole */
  function replace(whole) {
    // What was said before the page was opened is not news.
    log.setAttribute("aria-live", "off");
    const follow = atEnd() || messages.size === 0;
    messages.clear();
    for (const message of whole.messages) messages.set(message.id, { message, node: messageBubble(message, actions) });
    render();
    update(whole);
    if (follow) log.scrollTop = log.scrollHeight;
    setTimeout(() => log.setAttribute("aria-live", "polite"), 100);
  }

  return {
    element,
    personId,
    title: chat.title,
    update,
    replace,
    upsert,
    remove(messageId) {
      messages.delete(messageId);
      render();
    },
    answered({ text, alert, url }) {
      settleButtons();
      const payload = url && startPayload(url, botUsername);
      if (payload) void actions.openPayload(payload);
      if (!text) return;
      if (alert) window.alert(text);
      else tell(text);
    },
    show(visible) {
      shown = visible;
      element.classList.toggle("current", visible);
      if (visible) scrollToEnd();
    },
    get unread() {
      return unread;
    },
  };
}

function actionWords(action) {
  if (!action) return "";
  return action === "typing" ? t("typing") : t("sendingFile");
}

function initials(title) {
  return title
    .split(" ")
    .slice(0, 2)
    .map((word) => word[0])
    .join("");
}
