import { formattedMoment, momentOf } from "./dates.js";
import { button, el, iconOf } from "./dom.js";
import { t } from "./texts.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
};

/**
 * What taps on links can do.
 * @typedef {{ botUsername: string, openPayload: (payload: string) => void, sendText: (text: string) => void,
 *   copy: (text: string) => void, tell: (words: string) => void,
 *   openAs: (anchor: HTMLElement, payload: string, url: string) => void }} LinkActions
 */

/**
 * Returns the start payload if the link leads to this bot.
 * @param {string} url
 * @param {string} botUsername
 */
export function startPayload(url, botUsername) {
  const absolute = /^https?:/i.test(url) ? url : `https://${url}`;
  if (!URL.canParse(absolute)) return undefined;
  const { hostname, pathname, searchParams } = new URL(absolute);
  const ours = hostname === "t.me" && pathname.slice(1).toLowerCase() === botUsername.toLowerCase();
  return ours ? (searchParams.get("start") ?? "") : undefined;
}

/**
 * Turns a text and its formatting into nodes, without HTML.
 * @param {string} text
 * @param {{ type: string, offset: number, length: number, url?: string, unix_time?: number,
 *   date_time_format?: string }[]} entities outer ones first
 * @param {LinkActions} actions
 */
export function formattedText(text, entities, actions) {
  const fragment = document.createDocumentFragment();
  fragment.append(...pieces(text, entities, 0, text.length, actions));
  return fragment;
}

function pieces(text, entities, from, to, actions) {
  const nodes = [];
  let at = from;
  for (let index = 0; index < entities.length; index++) {
    const entity = entities[index];
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || start >= end) continue;
    if (start > at) nodes.push(text.slice(at, start));
    const inner = entities.slice(index + 1).filter((other) => other.offset < end);
    nodes.push(...element(entity, text.slice(start, end), pieces(text, inner, start, end, actions), actions));
    // A block element already ends the line.
    const isBlock = entity.type === "pre" || entity.type.endsWith("blockquote");
    at = isBlock && end < to && text[end] === "\n" ? end + 1 : end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

/** @returns {(Node | string)[]} */
function element({ type, url, unix_time: seconds, date_time_format: format }, words, children, actions) {
  if (type === "expandable_blockquote") return [expandable(children)];
  if (TAGS[type]) return [el(TAGS[type], {}, ...children)];
  if (type === "url" || type === "text_link") return link(url ?? words, children, actions);
  if (type === "date_time") return [moment(seconds * 1000, format, children, actions)];
  if (type === "email") return [el("a", { href: `mailto:${words}` }, ...children)];
  if (type === "bot_command") return [button(words, () => actions.sendText(words), { className: "link" })];
  if (type === "spoiler") {
    const show = () => spoiler.classList.add("shown");
    const onkeydown = (event) => event.key === "Enter" && show();
    const properties = { className: "spoiler", role: "button", tabIndex: 0, onclick: show, onkeydown };
    const spoiler = el("span", properties, ...children);
    return [spoiler];
  }
  if (type === "mention" || type === "hashtag" || type === "text_mention") {
    return [el("span", { className: "tagged" }, ...children)];
  }
  return children;
}

/** A quote of which three lines are shown until somebody opens it, as in Telegram. @param {(Node | string)[]} children */
function expandable(children) {
  const quote = el("blockquote", { className: "expandable" }, el("div", { className: "quote-words" }, ...children));
  const toggle = el("button", { type: "button", className: "expand", "aria-expanded": "false" }, iconOf("down"));
  const name = () => toggle.setAttribute("aria-label", t(quote.classList.contains("open") ? "collapse" : "expand"));
  toggle.addEventListener("click", () => {
    toggle.setAttribute("aria-expanded", String(quote.classList.toggle("open")));
    name();
  });
  name();
  quote.append(toggle);
  return quote;
}

/** A moment that shows the local time when it is tapped. A button would not wrap with the text around it. */
function moment(at, format, children, actions) {
  const title = momentOf(at);
  const tell = () => actions.tell(title);
  const onkeydown = (event) => event.key === "Enter" && tell();
  const properties = { className: "moment", role: "button", tabIndex: 0, title, onclick: tell, onkeydown };
  return el("span", properties, ...(format ? [formattedMoment(at, format)] : children));
}

function link(url, children, actions) {
  const payload = startPayload(url, actions.botUsername);
  if (payload === undefined) {
    const href = /^[a-z]+:/i.test(url) ? url : `http://${url}`;
    if (!/^(https?|mailto|tel):/i.test(href)) return children;
    return [el("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children)];
  }
  return botLink(url, payload, actions, children);
}

/**
 * A link to this bot, which opens in this person's chat, and a menu that opens the link as another person.
 * @param {string} url @param {string} payload @param {LinkActions} actions @param {(Node | string)[]} children
 */
export function botLink(url, payload, actions, children, className = "") {
  const onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    actions.openPayload(payload);
  };
  const href = /^https?:/i.test(url) ? url : `https://${url}`;
  const link = el("a", { href, className, rel: "noopener noreferrer", onclick }, ...children);
  const menu = button(t("openAs"), () => actions.openAs(menu, payload, href), { className: "open-as", icon: "people" });
  menu.setAttribute("aria-haspopup", "true");
  return [link, menu];
}
