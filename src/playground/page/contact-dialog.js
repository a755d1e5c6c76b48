import { ask, field, form } from "./dialog.js";
import { button, el } from "./dom.js";
import { t } from "./texts.js";

/** Asks whose number is sent. An empty answer means the person's own number. @returns {Promise<{ contact?: object } | undefined>} */
export function askContact() {
  return ask(t("contact"), (done) => {
    const name = field(t("contactName"), { required: true, maxLength: 64, autocomplete: "off" });
    const phone = field(t("phone"), {
      type: "tel",
      required: true,
      placeholder: "+7 701 234 56 78",
      pattern: "\\+?[0-9 \\(\\)\\-]{5,25}",
    });
    const send = () => {
      const [firstName, ...rest] = name.input.value.trim().split(/\s+/);
      const contact = { firstName, phone: phone.input.value.replace(/[^\d+]/g, "") };
      done({ contact: rest.length ? { ...contact, lastName: rest.join(" ") } : contact });
    };
    return [
      el(
        "div",
        { className: "dialog-form" },
        button(t("ownContact"), () => done({}), { className: "primary" }),
      ),
      el("h3", {}, t("otherContact")),
      form([name.row, phone.row], t("send"), send),
    ];
  });
}
