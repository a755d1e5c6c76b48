import { fileUrl } from "./api.js";
import { button, el, iconOf } from "./dom.js";
import { formattedText, startPayload } from "./entities.js";
import { t, timeOf } from "./texts.js";

const MEDIA_ICONS = { photo: "photo", voice: "voice", video: "video", video_note: "video", animation: "video" };

/**
 * What can be done with a message.
 * @typedef {import("./entities.js").LinkActions & {
 *   press: (messageId: number, data: string) => void, reply: (message: any) => void, edit: (message: any) => void,
 *   tell: (words: string) => void }} MessageActions
 */

/** One message as a bubble. @param {any} message @param {MessageActions} actions */
export function messageBubble(message, actions) {
  const side = message.fromBot ? "from-bot" : "from-person";
  const bare = message.sticker || message.dice;
  const bubble = el(
    "div",
    { className: bare ? "bubble bare" : "bubble" },
    message.forwardedFrom && el("p", { className: "forwarded" }, t("forwarded", { name: message.forwardedFrom })),
    message.replyTo && el("p", { className: "quoted" }, message.replyTo.text || "…"),
    ...cards(message),
    message.text && el("div", { className: "text" }, formattedText(message.text, message.entities, actions)),
    meta(message),
  );
  return el(
    "article",
    { className: `message ${side}`, data: { messageId: message.id }, tabIndex: -1 },
    el("div", { className: "bubble-row" }, bubble, handles(message, actions)),
    message.buttons.length > 0 && inlineKeyboard(message, actions),
    message.reactions.length > 0 && el("p", { className: "reactions" }, message.reactions.join(" ")),
  );
}

function meta({ edited, date }) {
  const at = date * 1000;
  const time = el("time", { dateTime: new Date(at).toISOString() }, timeOf(at));
  return el("span", { className: "meta" }, edited && `${t("edited")} `, time);
}

function handles(message, actions) {
  const own = !message.fromBot && message.message.text !== undefined && !message.forwardedFrom;
  return el(
    "span",
    { className: "handles" },
    button(t("reply"), () => actions.reply(message), { className: "handle", icon: "reply" }),
    own && button(t("edit"), () => actions.edit(message), { className: "handle", icon: "edit" }),
  );
}

function inlineKeyboard(message, actions) {
  const rows = message.buttons.map((row) =>
    el("div", { className: "inline-row" }, ...row.flatMap((each) => inlineButton(message, each, actions))),
  );
  return el("div", { className: "inline-keyboard" }, ...rows);
}

function inlineButton(message, { text, callback_data: data, url, copy_text: copied, style }, actions) {
  const className = `inline-button ${["danger", "success", "primary"].includes(style) ? style : ""}`;
  if (data !== undefined) {
    const pressed = button(text, () => {
      pressed.setAttribute("aria-busy", "true");
      actions.press(message.id, data);
    });
    pressed.className = className;
    return [pressed];
  }
  if (copied) return [button(text, () => actions.copy(copied.text), { className })];
  if (url === undefined) return [button(text, () => actions.tell(t("notHere")), { className })];
  const payload = startPayload(url, actions.botUsername);
  const open = () =>
    payload === undefined ? window.open(url, "_blank", "noopener,noreferrer") : actions.openPayload(payload);
  const opener = el("button", { type: "button", className, onclick: open }, text, iconOf("external"));
  const copy = button(t("copyLink"), () => actions.copy(url), { className: "inline-button copy-link", icon: "copy" });
  return [opener, copy];
}

/** What a message shows beside its text. */
function cards({ media, location, venue, contact, sticker, dice, poll }) {
  return [
    media && mediaCard(media),
    venue && placeCard(venue.location, venue.title, venue.address),
    location && placeCard(location, t("location"), ""),
    contact && card("contact", `${contact.first_name} ${contact.last_name ?? ""}`.trim(), contact.phone_number),
    sticker && el("p", { className: "big-emoji" }, sticker),
    dice && el("p", { className: "big-emoji" }, `${dice.emoji} ${dice.value}`),
    poll && el("div", { className: "poll" }, el("strong", {}, poll.question), pollOptions(poll)),
  ];
}

function pollOptions({ options }) {
  return el("ul", {}, ...options.map((option) => el("li", {}, option)));
}

function card(icon, title, detail, link) {
  const body = [
    el("span", { className: "card-icon" }, iconOf(icon)),
    el("span", { className: "card-words" }, el("strong", {}, title), detail && el("span", {}, detail)),
  ];
  return link ? el("a", { className: "card", ...link }, ...body) : el("div", { className: "card" }, ...body);
}

function placeCard({ latitude, longitude }, title, address) {
  const where = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  const href = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=15/${latitude}/${longitude}`;
  const link = { href, target: "_blank", rel: "noopener noreferrer", title: t("map") };
  const map = el("a", { className: "map", "aria-label": `${t("map")}: ${where}`, ...link }, iconOf("pin"));
  return el("div", { className: "place" }, map, card("pin", title, [address, where].filter(Boolean).join(" · "), link));
}

function mediaCard({ kind, fileId, name, size, duration, isImage }) {
  if (isImage && kind !== "document") return el("img", { className: "picture", src: fileUrl(fileId), alt: name });
  const words = { video_note: "videoNote", animation: "video" };
  const length = duration ? `${Math.floor(duration / 60)}:${String(duration % 60).padStart(2, "0")}` : "";
  if (kind === "photo") {
    return el("div", { className: "picture placeholder", role: "img", "aria-label": t("photo") }, iconOf("photo"));
  }
  if (kind === "document" || kind === "audio") {
    return card("file", name, bytes(size), { href: fileUrl(fileId), download: name });
  }
  return card(MEDIA_ICONS[kind] ?? "file", t(words[kind] ?? kind), [length, bytes(size)].filter(Boolean).join(" · "));
}

function bytes(size) {
  if (size < 1024) return `${size} B`;
  return size < 1024 * 1024 ? `${(size / 1024).toFixed(1)} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`;
}
