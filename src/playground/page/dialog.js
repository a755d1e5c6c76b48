import { button, el } from "./dom.js";
import { PLACES } from "./places.js";
import { language, t } from "./texts.js";

/**
 * Asks in a dialog; answers undefined when it is closed.
 * @template T
 * @param {string} title
 * @param {(done: (value: T) => void) => (Node | string | false | undefined)[]} content
 * @returns {Promise<T | undefined>}
 */
function ask(title, content) {
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
function field(label, properties) {
  const input = el("input", { autocomplete: "off", ...properties });
  return { input, row: el("label", { className: "field" }, el("span", {}, label), input) };
}

/** @param {(Node | string)[]} children @param {string} submit @param {() => void} onSubmit */
function form(children, submit, onSubmit) {
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

/** @returns {Promise<{ latitude: number, longitude: number } | undefined>} */
export function askPlace() {
  return ask(t("place"), (done) => {
    const named = PLACES.map(([kk, ru, latitude, longitude]) =>
      button(language() === "ru" ? ru : kk, () => done({ latitude, longitude }), { className: "choice" }),
    );
    const number = (label, least, most, value) =>
      field(label, { type: "number", step: "any", min: least, max: most, required: true, value });
    const latitude = number(t("latitude"), -90, 90, "43.2383");
    const longitude = number(t("longitude"), -180, 180, "76.9453");
    const send = () => done({ latitude: latitude.input.valueAsNumber, longitude: longitude.input.valueAsNumber });
    return [
      el("div", { className: "choices" }, ...named),
      el("h3", {}, t("coordinates")),
      form([el("div", { className: "pair" }, latitude.row, longitude.row)], t("send"), send),
    ];
  });
}

/** @returns {Promise<string | undefined>} */
export function askLink() {
  return ask(t("openLink"), (done) => {
    const link = field(t("linkField"), { required: true, autofocus: true });
    return [form([link.row], t("open"), () => done(link.input.value.trim()))];
  });
}

/** @returns {Promise<{ fileName: string, size: number, caption: string | undefined } | undefined>} */
export function askDocument() {
  return ask(t("document"), (done) => {
    const name = field(t("fileName"), { required: true, value: "kelisim.pdf", maxLength: 200 });
    const size = field(t("fileSize"), {
      type: "number",
      min: 0.01,
      max: 2000,
      step: "any",
      required: true,
      value: "1",
    });
    const caption = field(t("caption"), { maxLength: 1024 });
    const send = () =>
      done({
        fileName: name.input.value,
        size: Math.ceil(size.input.valueAsNumber * 1024 * 1024),
        caption: caption.input.value.trim() || undefined,
      });
    return [form([name.row, size.row, caption.row], t("send"), send)];
  });
}
