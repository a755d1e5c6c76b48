import { ask, field } from "./dialog.js";
import { button, el } from "./dom.js";
import { inColumns } from "./languages.js";
import { createMap, placeName } from "./map.js";
import { ATTRIBUTION } from "./map-data.js";
import { PLACES } from "./places.js";
import { t } from "./texts.js";

const PLACEHOLDER = { latitude: 43.2383, longitude: 76.9453 };

/** @returns {Promise<{ latitude: number, longitude: number } | undefined>} */
export function askPlace() {
  return ask(t("place"), (done) => placeChoice(done), "place-dialog");
}

function placeChoice(done) {
  let place;
  const send = el("button", { className: "primary", disabled: true }, t("sendPlace"));
  const words = el("p", { className: "place-words", role: "status" }, el("span", {}, t("mapHint")));
  const map = createMap({
    onPlace: (chosen) => {
      latitude.input.value = chosen.latitude.toFixed(4);
      longitude.input.value = chosen.longitude.toFixed(4);
      tell(chosen);
    },
    onSend: () => finish(),
  });
  const number = (label, max, value) =>
    field(label, {
      type: "number",
      step: "any",
      min: -max,
      max,
      placeholder: value,
      oninput: () => typed(),
    });
  const latitude = number(t("latitude"), 90, PLACEHOLDER.latitude);
  const longitude = number(t("longitude"), 180, PLACEHOLDER.longitude);

  function tell(chosen) {
    place = { latitude: Number(chosen.latitude.toFixed(5)), longitude: Number(chosen.longitude.toFixed(5)) };
    const where = `${place.latitude.toFixed(4)}, ${place.longitude.toFixed(4)}`;
    words.replaceChildren(el("strong", {}, placeName(place)), el("span", {}, where));
    send.disabled = false;
  }

  function typed() {
    const given = { latitude: latitude.input.valueAsNumber, longitude: longitude.input.valueAsNumber };
    if (!latitude.input.checkValidity() || !longitude.input.checkValidity()) return;
    if (Number.isNaN(given.latitude) || Number.isNaN(given.longitude)) return;
    map.showPin(given);
    tell(given);
  }

  function finish() {
    if (place) done(place);
  }

  const onsubmit = (event) => {
    event.preventDefault();
    finish();
  };
  const named = PLACES.map((each) => {
    const [latitude, longitude] = each.slice(3);
    const name = inColumns(each);
    return button(String(name), () => done({ latitude, longitude }), { className: "choice" });
  });
  const chosen = el(
    "form",
    { className: "place-chosen", onsubmit },
    words,
    el(
      "details",
      {},
      el("summary", {}, t("coordinates")),
      el("div", { className: "pair" }, latitude.row, longitude.row),
    ),
    send,
  );
  const list = el("div", { className: "choices", role: "group", "aria-label": t("listOfPlaces") }, ...named);
  return [
    el("p", { id: "map-hint", hidden: true }, t("mapHint")),
    el(
      "div",
      { className: "place-choice" },
      el("div", { className: "place-map" }, map.element, chosen),
      el("div", { className: "place-list" }, el("h3", {}, t("listOfPlaces")), list),
    ),
    el("p", { className: "place-credit" }, ATTRIBUTION),
  ];
}
