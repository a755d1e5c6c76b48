import { act } from "./api.js";
import { createComposer } from "./composer.js";
import { askLink } from "./dialog.js";
import { avatarOf, button, el } from "./dom.js";
import { startPayload } from "./entities.js";
import { createLog } from "./log.js";
import { openMenu } from "./popover.js";
import { roleName, t } from "./texts.js";

const ACTION_MS = 5000;

/**
 * What a phone needs from the page.
 * @typedef {{ botUsername: string, onUnread: (personId: number, news?: any) => void, close: (personId: number) => void,
 *   chooseFriend: (anchor: HTMLElement, personId: number, then: (friend: { id: number, name: string }) => void) => void,
 *   onShared: (personId: number) => void,
 *   openAs: (anchor: HTMLElement, payload: string, url: string) => void }} PhoneOwner
 */

/**
 * One person's chat with the bot.
 * @param {any} chat as the server describes it
 * @param {PhoneOwner} owner
 */
export function createColumn(chat, owner) {
  const { botUsername } = owner;
  const personId = chat.id;
  let header = chat;
  let unread = 0;
  let shown = true;
  let actionEnds = 0;
  let asked; // The message with a forced reply that was offered last.

  const actions = {
    botUsername,
    openPayload: (payload) => perform(payload ? { act: "link", payload } : { act: "text", text: "/start" }),
    openAs: owner.openAs,
    sendText: (text) => perform({ act: "text", text }),
    copy: async (text) => {
      await navigator.clipboard?.writeText(text).catch(() => {});
      tell(t("copied"));
    },
    share: (anchor, query) => owner.chooseFriend(anchor, personId, (friend) => composer.ask(query, friend)),
    askInline: (query) => composer.ask(query),
    press: (messageId, data) => perform({ act: "press", messageId, data }),
    reply: (message) => composer.setAbout({ mode: "reply", message }),
    edit: (message) => composer.setAbout({ mode: "edit", message }),
    goTo: (messageId) => log.goTo(messageId),
    tell,
  };
  const role = el("p", { className: "role" });
  const more = button(t("more"), () => openMore(), { className: "tool", icon: "more" });
  const log = createLog(`${t("messages")}: ${chat.title}`, actions, {
    onSeen: () => shown && unread && setUnread(0),
    welcome,
  });
  const toast = el("p", { className: "toast", role: "status" });
  const composer = createComposer(perform, owner);
  const name = el("div", { className: "phone-name" }, el("h2", {}, chat.title), role);
  const element = el(
    "section",
    { className: "phone", data: { person: personId }, "aria-label": chat.title },
    el("header", { className: "phone-head" }, avatarOf(personId, chat.title), name, more),
    log.element,
    composer.element,
  );
  log.element.append(toast);

  async function perform(what) {
    try {
      await act(personId, what);
    } catch (error) {
      tell(t("failed", { words: error instanceof Error ? error.message : String(error) }));
      log.settleButtons();
    }
  }

  let toastTimer;
  function tell(words) {
    toast.textContent = words;
    toast.classList.add("shown");
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => toast.classList.remove("shown"), 3500);
  }

  function openMore() {
    const blocking = header.blocked ? "unblock" : "block";
    openMenu(more, t("more"), [
      { label: t("openLink"), onclick: openLink },
      { label: t(blocking), onclick: () => perform({ act: blocking }) },
      { label: t("closePhone"), onclick: () => owner.close(personId) },
    ]);
  }

  async function openLink() {
    const link = await askLink();
    if (!link) return;
    const payload = /^[\w-]+$/.test(link) ? link : startPayload(link, botUsername);
    if (payload === undefined) tell(t("foreignLink"));
    else await actions.openPayload(payload);
  }

  function welcome() {
    const words = header.description || t("empty");
    return el("div", { className: "welcome" }, el("strong", {}, header.botName), el("p", {}, words));
  }

  function setUnread(count, news) {
    unread = count;
    log.setCounter(count);
    owner.onUnread(personId, news);
  }

  /** @param {any} message */
  function upsert(message) {
    const { isNews, follow } = log.upsert(message);
    const seen = follow && shown && !document.hidden;
    setUnread(seen ? 0 : unread + (isNews ? 1 : 0), isNews && !seen ? message : undefined);
  }

  /** @param {any} next */
  function update(next) {
    header = next;
    const { person, blocked, action, forceReply } = header;
    const state = blocked ? t("blocked") : actionWords(action);
    role.replaceChildren(
      state
        ? el("span", { className: blocked ? "state" : "state busy" }, state)
        : el("span", {}, `${roleName(person.role)} · ${person.languageCode}`),
    );
    if (action) {
      actionEnds = Date.now() + ACTION_MS;
      setTimeout(() => Date.now() >= actionEnds && update({ ...header, action: undefined }), ACTION_MS);
    }
    const stays = log.atEnd();
    composer.update(header, `${t("message")}: ${header.title}`);
    if (!log.messages.size) log.render();
    if (stays) log.scrollToEnd();
    const wants = forceReply && log.messages.get(forceReply.messageId)?.message;
    if (wants && asked !== wants.id) composer.setAbout({ mode: "reply", message: wants }, false);
    asked = forceReply?.messageId;
  }

  return {
    element,
    personId,
    perform,
    update,
    upsert,
    openPayload: actions.openPayload,
    get header() {
      return header;
    },
    get unread() {
      return unread;
    },
    /** Oldest first. */
    get messages() {
      return [...log.messages.values()].map(({ message }) => message);
    },
    /** @param {any} whole */
    replace(whole) {
      log.replace(whole.messages);
      update(whole);
    },
    remove(messageId) {
      log.messages.delete(messageId);
      log.render();
    },
    offered: composer.answered,
    answered({ text, alert, url }) {
      log.settleButtons();
      const payload = url && startPayload(url, botUsername);
      if (payload) void actions.openPayload(payload);
      if (!text) return;
      if (alert) window.alert(text);
      else tell(text);
    },
    show(visible) {
      const opened = visible && element.hidden;
      shown = visible;
      element.hidden = !visible;
      if (opened) log.scrollToEnd();
      if (visible && unread && !document.hidden && log.atEnd()) setUnread(0);
    },
  };
}

function actionWords(action) {
  if (!action) return "";
  return action === "typing" ? t("typing") : t("sendingFile");
}
