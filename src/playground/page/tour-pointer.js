const NARROW = window.matchMedia("(max-width: 719px)");
const CALM = window.matchMedia("(prefers-reduced-motion: reduce)");
const GAP = 12;
const TYPING_MS = 900;

let pointed;
let brought;

/** Whether an element can be pressed. @param {Element | null | undefined} element */
export function shownElement(element) {
  return Boolean(element?.checkVisibility());
}

/**
 * Draws a ring around the element to press. Scrolls to the element, or to the one to read, only once.
 * @param {HTMLElement | null | undefined} element
 * @param {HTMLElement | null | undefined} view
 */
export function pointAt(element, view = element) {
  if (pointed !== element) {
    pointed?.classList.remove("pointed");
    element?.classList.add("pointed");
    pointed = element ?? undefined;
  }
  if (view && brought !== view && view.closest(".log, .people"))
    view.scrollIntoView({ block: "nearest", inline: "nearest" });
  brought = view ?? undefined;
}

/**
 * Puts the card beside the phone that it explains, at the height of the element to press. In a narrow window the card is
 * above the phone.
 * @param {HTMLElement} card @param {HTMLElement | null | undefined} target @param {HTMLElement | undefined} phone
 */
export function placeCard(card, target, phone) {
  if (NARROW.matches) {
    card.style.removeProperty("left");
    card.style.removeProperty("top");
    return;
  }
  const { offsetWidth: width, offsetHeight: height } = card;
  const at = target?.getBoundingClientRect();
  const beside = (phone && !phone.hidden ? phone : target)?.getBoundingClientRect();
  let left = innerWidth - width - 2 * GAP;
  let top = innerHeight - height - 2 * GAP;
  card.dataset.side = "";
  if (at && !phone) {
    // Below a switch or a person's name.
    left = at.left;
    top = at.bottom + GAP;
    const panel = target.closest(".pop")?.getBoundingClientRect();
    if (panel) {
      left = panel.right + GAP + width < innerWidth ? panel.right + GAP : panel.left - width - GAP;
      top = at.top;
    }
  } else if (beside) {
    const fits = beside.right + GAP + width < innerWidth;
    left = fits ? beside.right + GAP : beside.left - width - GAP;
    top = (at ? at.top + at.height / 2 : beside.bottom) - height / 2;
    if (at) card.dataset.side = fits ? "left" : "right";
  }
  top = Math.max(GAP, Math.min(top, innerHeight - height - GAP));
  card.style.setProperty("left", `${Math.round(Math.max(GAP, Math.min(left, innerWidth - width - GAP)))}px`);
  card.style.setProperty("top", `${Math.round(top)}px`);
  if (at) card.style.setProperty("--tip", `${Math.max(18, Math.min(at.top + at.height / 2 - top, height - 18))}px`);
}

/** Types the text visibly, and sends it. @param {HTMLTextAreaElement} input @param {string} words */
export async function typeInto(input, words) {
  const steps = CALM.matches ? 1 : Math.min(words.length, 30);
  for (let step = 1; step <= steps; step++) {
    input.value = words.slice(0, Math.ceil((words.length * step) / steps));
    input.dispatchEvent(new Event("input", { bubbles: true }));
    if (step < steps) await new Promise((resolve) => setTimeout(resolve, TYPING_MS / steps));
  }
  input.form?.requestSubmit();
}
