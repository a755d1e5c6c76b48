import { timeOf } from "./dates.js";
import { button, el, iconOf } from "./dom.js";
import { botLink, formattedText, startPayload } from "./entities.js";
import { card, mediaCard, placeCard } from "./media.js";
import { t } from "./texts.js";

/**
 * What can be done with a message.
 * @typedef {import("./entities.js").LinkActions & {
 *   share: (anchor: HTMLElement, query: string) => void, askInline: (query: string) => void,
 *   press: (messageId: number, data: string) => void, reply: (message: any) => void, edit: (message: any) => void,
 *   goTo: (messageId: number) => void, tell: (words: string) => void }} MessageActions
 */

/** Draws a message as a bubble. @param {any} message @param {MessageActions} actions */
export function messageBubble(message, actions) {
  const side = isIncoming(message) ? "from-bot" : "from-person";
  const bare = message.sticker || message.dice;
  const bubble = el(
    "div",
    { className: bare ? "bubble bare" : "bubble" },
    message.topic && el("p", { className: "via" }, t("topic", { name: message.topic })),
    message.elsewhere && elsewhereLine(message.elsewhere),
    message.via && el("p", { className: "via" }, t("via", { name: `@${message.via}` })),
    message.forwardedFrom && el("p", { className: "forwarded" }, t("forwarded", { name: message.forwardedFrom })),
    message.replyTo && quoted(message.replyTo, actions),
    ...cards(message),
    message.text && el("div", { className: "text" }, formattedText(message.text, message.entities, actions)),
    meta(message),
  );
  return el(
    "article",
    { className: `message ${side}`, data: { messageId: message.id, ...albumOf(message) }, tabIndex: -1 },
    el("div", { className: "bubble-row" }, bubble, handles(message, actions)),
    message.buttons.length > 0 && inlineKeyboard(message, actions),
    message.reactions.length > 0 && el("p", { className: "reactions" }, message.reactions.join(" ")),
  );
}

/** Whether the phone received the message: from the bot, or from another person. */
export function isIncoming({ fromBot, elsewhere }) {
  return fromBot || Boolean(elsewhere?.incoming);
}

function elsewhereLine({ incoming, from, to }) {
  return el("p", { className: "forwarded" }, incoming ? t("sentBy", { name: from }) : t("sentTo", { name: to }));
}

/** Only pictures of an album are shown together; other files stay separate. */
function albumOf({ albumId, media }) {
  return albumId && media?.isImage && media.kind === "photo" ? { album: albumId } : {};
}

function quoted({ id, text }, actions) {
  const words = el("span", {}, text || "…");
  const quote = button("", () => actions.goTo(id), { className: "quoted", title: t("toQuoted") });
  quote.append(words);
  return quote;
}

function meta({ edited, date, protected: isProtected }) {
  const at = date * 1000;
  const time = el("time", { dateTime: new Date(at).toISOString() }, timeOf(at));
  return el("span", { className: "meta" }, isProtected && `${t("protected")} `, edited && `${t("edited")} `, time);
}

function handles(message, actions) {
  const { fromBot, via, elsewhere, forwardedFrom } = message;
  const hasWords = message.message.text !== undefined || message.message.caption !== undefined;
  const own = !fromBot && hasWords && !forwardedFrom && !via;
  return el(
    "span",
    { className: "handles" },
    !elsewhere && button(t("reply"), () => actions.reply(message), { className: "handle", icon: "reply" }),
    own && button(t("edit"), () => actions.edit(message), { className: "handle", icon: "edit" }),
  );
}

function inlineKeyboard(message, actions) {
  const rows = message.buttons.map((row) =>
    el("div", { className: "inline-row" }, ...row.flatMap((each) => inlineButton(message, each, actions))),
  );
  return el("div", { className: "inline-keyboard" }, ...rows);
}

/** Small icons in the corner of a button, as clients draw them. */
const CORNERS = { url: "external", web_app: "window", copy_text: "copy", switch_inline_query: "forward" };

function inlineButton(message, given, actions) {
  const { text, callback_data: data, url, copy_text: copied, style } = given;
  const className = `inline-button ${["danger", "success", "primary"].includes(style) ? style : ""}`;
  if (data !== undefined) {
    const pressed = button(text, () => {
      pressed.setAttribute("aria-busy", "true");
      actions.press(message.id, data);
    });
    pressed.className = className;
    pressed.dataset.callback = data;
    return [pressed];
  }
  const kind = Object.keys(CORNERS).find((name) => Object.keys(given).some((key) => key.startsWith(name)));
  const corner = el("span", { className: "corner" }, iconOf(CORNERS[kind] ?? ""));
  const payload = url === undefined ? undefined : startPayload(url, actions.botUsername);
  if (payload !== undefined) return botLink(url, payload, actions, [text, corner], className);
  const href = /^[a-z]+:/i.test(url ?? "") ? url : `https://${url}`;
  if (/^(https?|tg):/i.test(url === undefined ? "" : href)) {
    return [el("a", { className, href, target: "_blank", rel: "noopener noreferrer" }, text, corner)];
  }
  const pressed = el("button", { type: "button", className, onclick: () => does() }, text, corner);
  const does =
    shared(given, pressed, actions) ?? (copied ? () => actions.copy(copied.text) : () => actions.tell(t("notHere")));
  return [pressed];
}

/** What a button for inline mode does: asks here, or in the chat of a person who is chosen first. */
function shared({ switch_inline_query: query, switch_inline_query_current_chat: here }, pressed, actions) {
  if (here !== undefined) return () => actions.askInline(here);
  return query === undefined ? undefined : () => actions.share(pressed, query);
}

/** What a message shows besides the text. */
function cards({ media, location, venue, contact, sticker, dice, poll, other }) {
  return [
    media && mediaCard(media),
    venue && placeCard(venue.location, venue.title, venue.address),
    location && placeCard(location, t("location"), ""),
    contact && card("contact", `${contact.first_name} ${contact.last_name ?? ""}`.trim(), contact.phone_number),
    sticker && el("p", { className: "big-emoji" }, sticker),
    dice && el("p", { className: "big-emoji" }, `${dice.emoji} ${dice.value}`),
    poll && el("div", { className: "poll" }, el("strong", {}, poll.question), pollOptions(poll)),
    other && el("p", { className: "via" }, t("otherKind", { kind: other })),
  ];
}

function pollOptions({ options }) {
  return el("ul", {}, ...options.map((option) => el("li", {}, option)));
}
