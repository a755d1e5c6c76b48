import { button, el } from "./dom.js";
import { language } from "./languages.js";
import { t } from "./texts.js";
import { tourText } from "./tour-texts.js";

/**
 * The card with the tour's text: beside the phone, or above it in a narrow window. It does not cover what is to be pressed
 * and does not take the focus.
 * @param {{ choose: (id: string) => void, does: () => void, next: () => void, end: () => void }} acts
 */
export function createCard({ choose, does, next, end }) {
  const title = el("h2", { className: "tour-title" });
  const count = el("span", { className: "tour-count" });
  const bar = el("progress", { className: "tour-progress" });
  const words = el("div", { className: "tour-words", "aria-live": "polite" });
  const buttons = el("div", { className: "tour-buttons" });
  const element = el("aside", { className: "tour", hidden: true }, el("div", { className: "tour-head" }, title, count));
  element.append(bar, words, buttons);
  document.querySelector(".columns")?.before(element);
  let shown = "";

  function actButton(key, onclick, className) {
    return button(t(key), onclick, { className });
  }

  return {
    element,

    /** @param {any} tour @param {any} hint @param {boolean} busy */
    show(tour, hint, busy) {
      const key = JSON.stringify([tour.id, { ...hint, values: hint.values }, busy, language()]);
      if (key === shown) return;
      shown = key;
      const focused = element.contains(document.activeElement);
      element.hidden = false;
      element.setAttribute("aria-label", t("tour"));
      title.textContent = tourText(`${tour.id}.title`);
      count.textContent = `${Math.min(hint.step + 1, tour.steps)} / ${tour.steps}`;
      bar.hidden = false;
      bar.max = tour.steps;
      bar.value = hint.done ? tour.steps : hint.step;
      bar.setAttribute("aria-label", t("progress"));
      const said = [tourText(`${tour.id}.${hint.say}`, hint.values)];
      if (hint.closed) said.push(tourText("any.open", hint.values));
      words.replaceChildren(...said.map((each) => el("p", {}, each)));
      const can = hint.press || hint.write || hint.act;
      const doer = can && actButton("doIt", does, "primary");
      if (doer) doer.disabled = busy;
      const skip = hint.next && actButton(can ? "skip" : "next", next, can ? "small" : "primary");
      const other =
        hint.follows && button(tourText(`${hint.follows}.title`), () => choose(hint.follows), { className: "primary" });
      const leave = actButton(hint.done ? "finish" : "endTour", end, hint.done && !other ? "primary" : "small");
      buttons.replaceChildren(...[doer, other, skip, leave].filter(Boolean));
      // The pressed button is replaced by a new button, which must get the focus.
      if (focused) (doer || other || skip || leave).focus();
    },

    hide() {
      shown = "";
      element.hidden = true;
    },

    /** Offers the tours to first-time visitors. @param {{ id: string }[]} tours */
    invite(tours) {
      element.hidden = false;
      element.setAttribute("aria-label", t("tour"));
      title.textContent = tourText("any.welcome");
      count.textContent = "";
      bar.hidden = true;
      words.replaceChildren(el("p", {}, tourText("any.invitation")));
      const choices = tours.map(({ id }, index) => {
        return button(tourText(`${id}.title`), () => choose(id), { className: index ? "small" : "primary" });
      });
      buttons.replaceChildren(...choices, actButton("later", end, "small"));
    },
  };
}
