import { groupAlbums, lowerCaptions } from "./albums.js";
import { dayOf } from "./dates.js";
import { button, el } from "./dom.js";
import { isIncoming, messageBubble } from "./message.js";
import { t } from "./texts.js";

const NEAR_END = 60;

/**
 * The messages of a chat in order, with a line where a new day begins. Tab stops only at the buttons of one message, at
 * first the newest; the arrow keys move to the other messages.
 * @param {string} label
 * @param {import("./message.js").MessageActions} actions
 * @param {{ onSeen: () => void, welcome: () => Node }} owner
 */
export function createLog(label, actions, { onSeen, welcome }) {
  const messages = new Map();
  const list = el("div", { className: "log", role: "log", tabIndex: 0, onscroll: () => scrolled(), onkeydown: moved });
  list.setAttribute("aria-label", label);
  const toEnd = button(t("toEnd"), () => scrollToEnd(), { className: "to-end", icon: "down" });
  const counter = el("span", { className: "counter" });
  toEnd.append(counter);
  let stop; // Tab stops at the buttons of this message.
  let stuck = true; // Whether the log stays at the end when a card or a picture takes room.
  let size = "";
  new ResizeObserver(() => {
    size = sizeNow();
    if (stuck) scrollToEnd();
  }).observe(list);
  list.addEventListener("load", () => stuck && scrollToEnd(), true);

  function atEnd() {
    return list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_END;
  }

  function scrolled() {
    // Nobody has scrolled: the size has changed, and the observer is called next.
    if (sizeNow() !== size) return;
    const end = atEnd();
    stuck = end;
    toEnd.classList.toggle("shown", !end);
    if (end) onSeen();
  }

  function sizeNow() {
    return `${list.clientWidth} ${list.clientHeight}`;
  }

  function scrollToEnd() {
    stuck = true;
    list.scrollTop = list.scrollHeight;
    scrolled();
  }

  /** Lets Tab stop only at the buttons of this message. */
  function stopAt(node) {
    for (const each of list.querySelectorAll(".message :is(button, a, input, video, .moment)")) {
      each.tabIndex = node?.contains(each) ? 0 : -1;
    }
    stop = node;
  }

  function newestWithButtons() {
    return [...messages.values()].reverse().find(({ message }) => message.buttons.length)?.node;
  }

  function moved(event) {
    if ((event.key !== "ArrowUp" && event.key !== "ArrowDown") || event.target.matches("input")) return;
    const nodes = [...messages.values()].map(({ node }) => node);
    const from = nodes.findIndex((node) => node.contains(document.activeElement));
    const next = event.key === "ArrowDown" ? nodes[from + 1] : nodes.at(from < 0 ? -1 : Math.max(from - 1, 0));
    if (!next || (from < 0 && event.key === "ArrowDown")) return;
    event.preventDefault();
    stopAt(next);
    next.focus();
  }

  /** Restores the focus in a message that is drawn again: on the same button, or on the first. */
  function keepFocus(old, node) {
    if (!old.contains(document.activeElement)) return;
    const { callback } = document.activeElement.dataset;
    const buttons = [...node.querySelectorAll(".inline-button")];
    const next = buttons.find((each) => callback && each.dataset.callback === callback) ?? buttons[0] ?? node;
    return () => next.focus({ preventScroll: true });
  }

  function render() {
    lowerCaptions(list);
    const nodes = [];
    let day = "";
    for (const { message, node } of messages.values()) {
      const date = dayOf(message.date * 1000);
      if (date !== day) nodes.push(dayLine(date));
      day = date;
      nodes.push(node);
    }
    list.replaceChildren(...(nodes.length ? nodes : [welcome()]));
    groupAlbums(list);
    stopAt(newestWithButtons());
  }

  return {
    element: el("div", { className: "log-frame" }, list, toEnd),
    messages,
    atEnd,
    scrollToEnd,
    render,

    /** Shows a message that is new or has changed. @param {any} message */
    upsert(message) {
      const known = messages.get(message.id);
      const follow = atEnd() || !isIncoming(message);
      const node = messageBubble(message, actions);
      messages.set(message.id, { message, node });
      if (known) {
        const refocus = keepFocus(known.node, node);
        node.classList.add("changed");
        known.node.replaceWith(node);
        refocus?.();
      } else {
        node.classList.add("fresh");
        list.querySelector(".welcome")?.remove();
        const date = dayOf(message.date * 1000);
        if ([...list.querySelectorAll(".day")].at(-1)?.textContent !== date) list.append(dayLine(date));
        list.append(node);
      }
      groupAlbums(list);
      stopAt(stop?.isConnected && !message.buttons.length ? stop : newestWithButtons());
      if (follow) scrollToEnd();
      return { isNews: !known && isIncoming(message), follow };
    },

    /** Shows all messages. Unchanged messages keep their nodes. @param {any[]} all */
    replace(all) {
      // Messages from before the page was opened are not unread.
      list.setAttribute("aria-live", "off");
      const follow = atEnd() || messages.size === 0;
      const before = new Map(messages);
      messages.clear();
      for (const message of all) {
        const known = before.get(message.id);
        const same = known && JSON.stringify(known.message) === JSON.stringify(message);
        messages.set(message.id, same ? known : { message, node: messageBubble(message, actions) });
      }
      render();
      if (follow) list.scrollTop = list.scrollHeight;
      setTimeout(() => list.setAttribute("aria-live", "polite"), 100);
    },

    /** Scrolls to a message that another message quotes. @param {number} id */
    goTo(id) {
      const node = messages.get(id)?.node;
      if (!node) return;
      node.scrollIntoView({ block: "center" });
      node.classList.remove("changed", "found");
      requestAnimationFrame(() => node.classList.add("found"));
    },

    /** @param {number} count */
    setCounter(count) {
      counter.textContent = count > 0 ? String(count) : "";
    },

    settleButtons() {
      for (const busy of list.querySelectorAll("[aria-busy]")) busy.removeAttribute("aria-busy");
    },
  };
}

function dayLine(date) {
  return el("p", { className: "day" }, date);
}
