import { ask, field, form } from "./dialog.js";
import { el } from "./dom.js";
import { LANGUAGES, language } from "./languages.js";
import { t } from "./texts.js";

/** @returns {Promise<{ firstName: string, lastName: string | undefined, languageCode: string } | undefined>} */
export function askPerson() {
  return ask(t("addPerson"), (done) => {
    const first = field(t("firstName"), { required: true, autofocus: true, maxLength: 64, pattern: ".*\\S.*" });
    const last = field(t("lastName"), { maxLength: 64 });
    const choices = LANGUAGES.map(({ code, name }) => {
      const properties = { type: "radio", name: "language", value: code, checked: code === language() };
      return el("label", { className: "radio", lang: code }, el("input", properties), name);
    });
    const legend = el("legend", {}, t("theirLanguage"));
    const languages = el("fieldset", { className: "radios" }, legend, ...choices);
    const send = () =>
      done({
        firstName: first.input.value.trim(),
        lastName: last.input.value.trim() || undefined,
        languageCode: languages.querySelector("input:checked")?.value ?? language(),
      });
    return [el("p", { className: "quiet" }, t("addPersonWhy")), form([first.row, last.row, languages], t("add"), send)];
  });
}
