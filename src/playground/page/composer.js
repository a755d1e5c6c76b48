import { askDocument, askPlace } from "./dialog.js";
import { button, el } from "./dom.js";
import { t } from "./texts.js";

/**
 * The lower part of a chat: what to write, send, attach and press.
 * @param {(act: { act: string } & Record<string, unknown>) => Promise<void>} act
 */
export function createComposer(act) {
  let chat;
  let about; // The message that is replied to or edited, as { mode, message }.
  let seenKeyboard;
  let keyboardOpen = false;

  const input = el("textarea", {
    rows: 1,
    className: "input",
    oninput: () => grow(),
    onkeydown: (event) => keyed(event),
  });
  const strip = el("div", { className: "strip", hidden: true });
  const panel = el("div", { className: "panel", hidden: true });
  const keyboard = el("div", { className: "reply-keyboard", role: "group", hidden: true });
  const commands = panelButton("commands", "commands", () => commandList());
  const attach = panelButton("attach", "attach", () => attachList());
  const toggle = button(t("showKeyboard"), () => openKeyboard(!keyboardOpen), { className: "tool", icon: "keyboard" });
  const send = el("button", { className: "tool send", "aria-label": t("send"), title: t("send") });
  send.append(button("", () => {}, { icon: "send" }).firstChild);
  const onsubmit = (event) => {
    event.preventDefault();
    void submit();
  };
  const line = el("form", { className: "line", onsubmit }, commands, input, toggle, attach, send);
  const instead = el("div", { className: "instead", hidden: true });
  const element = el("div", { className: "composer" }, strip, panel, line, keyboard, instead);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    event.stopPropagation();
    closePanel(true);
  });
  document.addEventListener("click", (event) => {
    if (!element.contains(/** @type {Node} */ (event.target))) closePanel();
  });

  function panelButton(label, icon, content) {
    const opener = button(t(label), () => (panel.opener === opener && !panel.hidden ? closePanel() : open()), {
      className: "tool",
      icon,
    });
    opener.setAttribute("aria-expanded", "false");
    const open = () => {
      closePanel();
      panel.opener = opener;
      panel.replaceChildren(...content());
      panel.hidden = false;
      opener.setAttribute("aria-expanded", "true");
      panel.querySelector("button")?.focus();
    };
    return opener;
  }

  function closePanel(back = false) {
    if (panel.hidden) return;
    panel.hidden = true;
    panel.opener?.setAttribute("aria-expanded", "false");
    if (back) panel.opener?.focus();
  }

  function commandList() {
    const list = chat.commands.map(({ command, description }) => {
      const label = el("span", { className: "command" }, el("b", {}, `/${command}`), ` ${description}`);
      return choice(label, () => act({ act: "text", text: `/${command}` }));
    });
    return list.length ? list : [el("p", { className: "quiet" }, t("noCommands"))];
  }

  function attachList() {
    const [question, options] = [t("pollQuestion"), t("pollOptions").split("|")];
    /** @type {[string, () => unknown][]} */
    const list = [
      ["location", async () => sendIf("location", await askPlace())],
      ["contact", () => act({ act: "contact" })],
      ["photo", () => act({ act: "photo" })],
      ["album", () => act({ act: "album", count: 3 })],
      ["voice", () => act({ act: "voice", duration: 14 })],
      ["videoNote", () => act({ act: "videoNote" })],
      ["document", async () => sendIf("document", await askDocument())],
      ["sticker", () => act({ act: "sticker" })],
      ["dice", () => act({ act: "dice" })],
      ["poll", () => act({ act: "poll", question, options })],
      ["forward", () => act({ act: "forward", text: t("forwardText") })],
    ];
    return list.map(([label, onclick]) => choice(t(label), onclick));
  }

  function choice(label, onclick) {
    const chosen = () => {
      closePanel();
      input.focus();
      onclick();
    };
    return el("button", { type: "button", className: "choice", onclick: chosen }, label);
  }

  async function sendIf(kind, values) {
    if (values) await act({ act: kind, ...values });
  }

  function grow() {
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, 140)}px`;
  }

  function keyed(event) {
    if (event.key === "Escape" && about) return setAbout(undefined);
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit();
  }

  async function submit() {
    const text = input.value;
    if (!text.trim()) return input.focus();
    const { mode, message } = about ?? {};
    const replyTo = mode === "reply" ? message.id : undefined;
    input.value = "";
    grow();
    setAbout(undefined);
    input.focus();
    if (mode === "edit") await act({ act: "edit", messageId: message.id, text });
    else await act({ act: "text", text, replyTo });
  }

  /** @param {any} next @param {boolean} focus */
  function setAbout(next, focus = true) {
    if (about?.mode === "edit" && next?.mode !== "edit") input.value = "";
    about = next;
    strip.hidden = !next;
    if (!next) return;
    const words = el(
      "p",
      {},
      el("strong", {}, t(next.mode)),
      el("span", { className: "excerpt" }, next.message.text || "…"),
    );
    const cancel = button(t("cancel"), () => setAbout(undefined), { className: "handle", icon: "close" });
    strip.replaceChildren(words, cancel);
    if (next.mode === "edit") input.value = next.message.text;
    grow();
    if (focus) input.focus();
  }

  function openKeyboard(open) {
    keyboardOpen = open;
    keyboard.hidden = !open;
    const label = t(open ? "hideKeyboard" : "showKeyboard");
    toggle.setAttribute("aria-label", label);
    toggle.title = label;
    toggle.setAttribute("aria-expanded", String(open));
  }

  function showKeyboard() {
    const state = chat.keyboard;
    toggle.hidden = !state;
    if (!state) {
      seenKeyboard = undefined;
      return openKeyboard(false);
    }
    const rows = state.rows.map((row) =>
      el("div", { className: "reply-row" }, ...row.map((each) => button(each.text, () => pressed(each)))),
    );
    keyboard.replaceChildren(...rows);
    if (seenKeyboard !== state.messageId) openKeyboard(true);
    else if (state.folded) openKeyboard(false);
    seenKeyboard = state.messageId;
  }

  async function pressed({ text, request_location: asksPlace }) {
    const place = asksPlace ? await askPlace() : undefined;
    if (asksPlace && !place) return;
    await act({ act: "pressReply", text, place });
  }

  function showInstead() {
    const { started, blocked, deactivated } = chat;
    const start = button(t("start"), () => act({ act: "text", text: "/start" }), { className: "primary" });
    const unblock = button(t("unblock"), () => act({ act: "unblock" }), { className: "primary" });
    const content = deactivated ? el("p", {}, t("deactivated")) : blocked ? unblock : started ? undefined : start;
    instead.hidden = !content;
    instead.replaceChildren(...(content ? [content] : []));
    line.hidden = content !== undefined;
    if (blocked || deactivated) openKeyboard(false);
  }

  /** @param {any} header */
  function update(header, label) {
    chat = header;
    input.setAttribute("aria-label", label);
    const placeholder = chat.forceReply?.placeholder ?? (keyboardOpen ? chat.keyboard?.placeholder : undefined);
    input.placeholder = placeholder ?? t("message");
    showKeyboard();
    showInstead();
  }

  return { element, update, setAbout };
}
