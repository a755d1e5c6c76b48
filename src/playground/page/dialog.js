import { button, el } from "./dom.js";
import { t } from "./texts.js";

/**
 * Asks in a dialog. Resolves with undefined if the dialog is closed.
 * @template T
 * @param {string} title
 * @param {(done: (value: T) => void) => (Node | string | false | undefined)[]} content
 * @param {string} [className]
 * @returns {Promise<T | undefined>}
 */
export function ask(title, content, className = "") {
  return new Promise((resolve) => {
    let answer;
    const done = (value) => {
      answer = value;
      dialog.close();
    };
    const heading = el("h2", { id: "dialog-title" }, title);
    const close = button(t("close"), () => dialog.close(), { className: "handle", icon: "close" });
    const dialog = el(
      "dialog",
      {
        className,
        "aria-labelledby": "dialog-title",
        onclose: () => {
          dialog.remove();
          resolve(answer);
        },
        onclick: (event) => event.target === dialog && dialog.close(),
      },
      el("div", { className: "dialog" }, el("div", { className: "dialog-head" }, heading, close), ...content(done)),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** @param {string} label @param {Record<string, unknown>} properties */
export function field(label, properties) {
  const input = el("input", { autocomplete: "off", ...properties });
  return { input, row: el("label", { className: "field" }, el("span", {}, label), input) };
}

/** @param {(Node | string)[]} children @param {string} submit @param {() => void} onSubmit */
export function form(children, submit, onSubmit) {
  const onsubmit = (event) => {
    event.preventDefault();
    onSubmit();
  };
  return el(
    "form",
    { className: "dialog-form", onsubmit },
    ...children,
    el("button", { className: "primary" }, submit),
  );
}

/** @returns {Promise<string | undefined>} */
export function askLink() {
  return ask(t("openLink"), (done) => {
    const link = field(t("linkField"), { required: true, autofocus: true });
    return [form([link.row], t("open"), () => done(link.input.value.trim()))];
  });
}
