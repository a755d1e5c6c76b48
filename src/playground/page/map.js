import { button, el } from "./dom.js";
import { inLanguage } from "./languages.js";
import { mapGestures } from "./map-gestures.js";
import { country, project, regionAt, townNear } from "./map-shape.js";
import { draw, pixelOf, placeAt, wholeScale } from "./map-view.js";
import { svg } from "./svg.js";
import { t } from "./texts.js";

const ZOOMS = [1, 3, 8, 20];
const STEP = 6;
const LONG_STEP = 30;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** "Алматы облысы · Қаскелең маңы". @param {import("./map-shape.js").Place} place */
export function placeName(place) {
  const region = regionAt(place);
  const town = townNear(place);
  const near = town && t("nearTown", { name: inLanguage(town.names) });
  return [region ? inLanguage(region.names) : t("abroad"), near].filter(Boolean).join(" · ");
}

/**
 * The map of Kazakhstan on which a place is chosen.
 * @param {{ onPlace: (place: import("./map-shape.js").Place) => void, onSend: () => void }} listeners
 */
export function createMap({ onPlace, onSend }) {
  /** @type {import("./map-shape.js").Place | undefined} */
  let pin;
  let zoom = 1;
  let whole = 1;
  const home = [(country.left + country.right) / 2, (country.top + country.bottom) / 2];
  /** @type {import("./map-view.js").Frame} */
  const frame = { width: 0, height: 0, middle: [home[0], home[1]], scale: 1 };
  const drawing = svg("svg", { "aria-hidden": "true" });
  const keys = el("div", {
    className: "map-keys",
    tabIndex: 0,
    role: "application",
    "aria-label": t("mapOfKazakhstan"),
    "aria-describedby": "map-hint",
    onkeydown: keyed,
  });
  const closer = button(t("zoomIn"), () => zoomBy(1), { className: "map-zoom", icon: "plus" });
  const farther = button(t("zoomOut"), () => zoomBy(-1), { className: "map-zoom", icon: "minus" });
  keys.append(drawing);
  const element = el("div", { className: "big-map" }, keys, el("div", { className: "map-zooms" }, closer, farther));

  function show() {
    if (!frame.width) return;
    frame.scale = whole * zoom;
    keepInside();
    draw(drawing, frame, pin);
    closer.disabled = zoom >= ZOOMS.at(-1);
    farther.disabled = zoom <= 1;
  }

  /** Keeps the country in the frame. If the whole country is visible, it is centred. */
  function keepInside() {
    const limits = [
      [country.left, country.right, frame.width],
      [country.top, country.bottom, frame.height],
    ];
    frame.middle = limits.map(([min, max, size], axis) => {
      const room = Math.max(0, (max - min) / 2 - size / frame.scale / 2 + 40 / frame.scale);
      const slack = zoom <= 1 ? 0 : room;
      return Math.min(Math.max(frame.middle[axis], home[axis] - slack), home[axis] + slack);
    });
  }

  function setPin(place) {
    pin = place;
    show();
    onPlace(place);
  }

  /** Zooms in or out by a step around this place. */
  function zoomBy(steps, about = pin) {
    const next = steps > 0 ? ZOOMS.find((each) => each > zoom + 0.01) : ZOOMS.findLast((each) => each < zoom - 0.01);
    zoomTo(next ?? zoom, about);
  }

  function zoomTo(level, about) {
    const next = Math.min(Math.max(level, 1), ZOOMS.at(-1));
    if (about) {
      const [x, y] = project(about);
      const share = zoom / next;
      frame.middle = [x + (frame.middle[0] - x) * share, y + (frame.middle[1] - y) * share];
    }
    zoom = next;
    show();
    if (about === pin) bringIntoView();
  }

  function bringIntoView() {
    if (!pin) return;
    const { x, y } = pixelOf(frame, pin);
    const margin = 40;
    if (x > margin && y > margin && x < frame.width - margin && y < frame.height - margin) return;
    frame.middle = project(pin);
    show();
  }

  function keyed(event) {
    const arrow = ARROWS[event.key];
    if (arrow) {
      const length = event.shiftKey ? LONG_STEP : STEP;
      const from = pin ? pixelOf(frame, pin) : { x: frame.width / 2, y: frame.height / 2 };
      const steps = pin ? length : 0;
      setPin(placeAt(frame, from.x + arrow[0] * steps, from.y + arrow[1] * steps));
      bringIntoView();
    } else if (event.key === "+" || event.key === "=") zoomBy(1);
    else if (event.key === "-") zoomBy(-1);
    else if (event.key === "Enter" && pin) onSend();
    else return;
    event.preventDefault();
  }

  mapGestures(keys, {
    grip: (x, y) => {
      if (!pin) return undefined;
      const at = pixelOf(frame, pin);
      const isOnIt = Math.abs(x - at.x) < 20 && y > at.y - 40 && y < at.y + 10;
      return isOnIt ? { x: x - at.x, y: y - at.y } : undefined;
    },
    canPan: () => zoom > 1,
    put: (x, y) => setPin(placeAt(frame, x, y)),
    pan: (dx, dy) => {
      frame.middle = [frame.middle[0] - dx / frame.scale, frame.middle[1] - dy / frame.scale];
      show();
    },
    zoomStep: (steps, x, y) => zoomBy(steps, placeAt(frame, x, y)),
    pinch: (share, x, y) => zoomTo(zoom * share, placeAt(frame, x, y)),
  });

  new ResizeObserver(([entry]) => {
    const { width, height } = entry.contentRect;
    Object.assign(frame, { width, height });
    if (!width) return;
    whole = wholeScale(width, height);
    show();
  }).observe(keys);

  return {
    element,
    /** Shows a place that was not chosen on the map. @param {import("./map-shape.js").Place} place */
    showPin(place) {
      pin = place;
      show();
      bringIntoView();
    },
  };
}
