import { acceptFiles, attachmentLabel, attachments } from "./attach.js";
import { button, el, iconOf } from "./dom.js";
import { createInline } from "./inline.js";
import { askPlace } from "./place-dialog.js";
import { createRecorder } from "./recorder.js";
import { t } from "./texts.js";

/**
 * The lower part of a chat: the message field, attachments and the reply keyboard.
 * @param {(act: { act: string } & Record<string, unknown>) => Promise<void>} act
 * @param {{ botUsername: string, onShared: (personId: number) => void }} owner
 */
export function createComposer(act, { botUsername, onShared }) {
  let chat;
  let about; // The message that is being replied to or edited, as { mode, message }.
  let seenKeyboard;
  let keyboardOpen = false;
  let recording = false;

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
  const record = button(t("record"), () => void recorder.open(), { className: "tool", icon: "voice" });
  const recorder = createRecorder({
    send: ({ content, seconds }) => void act({ act: "voice", files: [{ content }], duration: seconds }),
    sendSample: () => void act({ act: "voice" }),
    onOpen: (open) => {
      recording = open;
      showInstead();
    },
  });
  const inline = createInline(input, botUsername, act, { onFill: () => grow(), onShared });
  const onsubmit = (event) => {
    event.preventDefault();
    void submit();
  };
  const line = el("form", { className: "line", onsubmit }, commands, input, toggle, attach, record, send);
  const instead = el("div", { className: "instead", hidden: true });
  const element = el(
    "div",
    { className: "composer" },
    strip,
    panel,
    inline.element,
    line,
    recorder.element,
    keyboard,
    instead,
  );
  acceptFiles(element, act);
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
    return attachments(act).map(([icon, label, onclick]) => choice(attachmentLabel(icon, label), onclick));
  }

  function choice(label, onclick) {
    const chosen = () => {
      closePanel();
      input.focus();
      onclick();
    };
    return el("button", { type: "button", className: "choice", onclick: chosen }, label);
  }

  function grow() {
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, 140)}px`;
    offerSend();
    inline.look();
  }

  /** As in clients, the same button records while there is nothing to send. */
  function offerSend() {
    send.hidden = !input.value.trim();
    record.hidden = !send.hidden;
  }

  function keyed(event) {
    if (event.key === "Escape" && inline.isOpen) return inline.cancel();
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
    offerSend();
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
    const rows = state.rows.map((row) => el("div", { className: "reply-row" }, ...row.map(replyButton)));
    keyboard.replaceChildren(...rows);
    if (seenKeyboard !== state.messageId) openKeyboard(true);
    else if (state.folded) openKeyboard(false);
    seenKeyboard = state.messageId;
  }

  function replyButton(each) {
    const icon = each.request_contact ? "contact" : each.request_location ? "pin" : undefined;
    const className = ["danger", "success", "primary"].includes(each.style) ? each.style : "";
    const shown = button(each.text, () => pressed(each), { className });
    if (icon) shown.append(el("span", { className: "corner" }, iconOf(icon)));
    return shown;
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
    const goOn = instead.contains(document.activeElement) && !content;
    instead.hidden = !content;
    instead.replaceChildren(...(content ? [content] : []));
    line.hidden = recording || content !== undefined;
    if (blocked || deactivated) openKeyboard(false);
    // After «Start» the person writes next.
    if (goOn) input.focus();
  }

  /** @param {any} header */
  function update(header, label) {
    chat = header;
    input.setAttribute("aria-label", label);
    const placeholder = chat.forceReply?.placeholder ?? (keyboardOpen ? chat.keyboard?.placeholder : undefined);
    input.placeholder = placeholder ?? t("message");
    showKeyboard();
    showInstead();
    offerSend();
  }

  return { element, update, setAbout, ask: inline.ask, answered: inline.answered };
}
