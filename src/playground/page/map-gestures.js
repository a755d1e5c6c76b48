const TAP_PIXELS = 6;
const WHEEL_MS = 180;

/**
 * @typedef {object} MapActions
 * @property {(x: number, y: number) => { x: number, y: number } | undefined} grip where on the pin this is
 * @property {() => boolean} canPan
 * @property {(x: number, y: number) => void} put the pin here
 * @property {(dx: number, dy: number) => void} pan
 * @property {(steps: number, x: number, y: number) => void} zoomStep
 * @property {(share: number, x: number, y: number) => void} pinch
 */

/**
 * Taps and drags set the pin. A drag beside the pin moves a map that is larger than the frame. Two fingers zoom.
 * @param {HTMLElement} surface
 * @param {MapActions} actions
 */
export function mapGestures(surface, actions) {
  /** @type {Map<number, { x: number, y: number }>} */
  const fingers = new Map();
  let mode; // "pin", "pan", "pinch", or "tap" before the pointer has moved.
  let start = { x: 0, y: 0 };
  /** The distance from the pin's tip to the finger, so that the pin does not jump. */
  let grip = { x: 0, y: 0 };
  let dragged = false;
  let turnedAt = 0;

  const at = (event) => {
    const frame = surface.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  };
  const spread = () => {
    const [first, second] = [...fingers.values()];
    const middle = { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 };
    return { middle, distance: Math.hypot(first.x - second.x, first.y - second.y) };
  };

  surface.addEventListener("pointerdown", (event) => {
    if (event.button > 0) return;
    const spot = at(event);
    fingers.set(event.pointerId, spot);
    surface.setPointerCapture(event.pointerId);
    start = spot;
    const onPin = actions.grip(spot.x, spot.y);
    grip = onPin ?? { x: 0, y: 0 };
    mode = fingers.size > 1 ? "pinch" : onPin ? "pin" : "tap";
    dragged = false;
  });

  surface.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    const spot = at(event);
    if (!before) return surface.classList.toggle("on-pin", actions.grip(spot.x, spot.y) !== undefined);
    const was = mode === "pinch" && fingers.size > 1 ? spread().distance : 0;
    fingers.set(event.pointerId, spot);
    if (mode === "pinch") {
      if (fingers.size < 2 || !was) return;
      const { middle, distance } = spread();
      return actions.pinch(distance / was, middle.x, middle.y);
    }
    dragged ||= Math.hypot(spot.x - start.x, spot.y - start.y) > TAP_PIXELS;
    if (mode === "tap" && dragged) mode = actions.canPan() ? "pan" : "pin";
    if (mode === "pan") actions.pan(spot.x - before.x, spot.y - before.y);
    if (mode === "pin" && dragged) actions.put(spot.x - grip.x, spot.y - grip.y);
  });

  surface.addEventListener("pointerup", (event) => {
    if (!fingers.delete(event.pointerId)) return;
    const spot = at(event);
    if (mode === "tap") actions.put(spot.x, spot.y);
    if (fingers.size === 0) mode = undefined;
  });
  surface.addEventListener("pointercancel", (event) => fingers.delete(event.pointerId));

  surface.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      if (event.timeStamp - turnedAt < WHEEL_MS || !event.deltaY) return;
      turnedAt = event.timeStamp;
      const { x, y } = at(event);
      actions.zoomStep(event.deltaY < 0 ? 1 : -1, x, y);
    },
    { passive: false },
  );
}
