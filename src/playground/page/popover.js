import { button, el } from "./dom.js";

const GAP = 6;
const EDGE = 8;

/**
 * Places a panel next to the element that opened it: below if there is room, otherwise above, and always inside the window.
 * @param {HTMLElement} panel
 * @param {HTMLElement} anchor
 */
function placeBeside(panel, anchor) {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const left = Math.max(EDGE, Math.min(at.right - width, innerWidth - width - EDGE));
  const below = at.bottom + GAP;
  const fits = below + height <= innerHeight - EDGE || at.top < height + GAP + EDGE;
  const top = fits ? Math.min(below, Math.max(EDGE, innerHeight - height - EDGE)) : at.top - GAP - height;
  panel.style.setProperty("left", `${left}px`);
  panel.style.setProperty("top", `${top}px`);
}

/**
 * Attaches a panel to a button: a press opens and closes the panel, and Escape or a press elsewhere closes it.
 * @param {HTMLElement} opener
 * @param {HTMLElement} panel
 * @param {() => void} [beforeOpen]
 */
export function attachPopover(opener, panel, beforeOpen = () => {}) {
  panel.popover = "auto";
  opener.popoverTargetElement = panel;
  opener.setAttribute("aria-expanded", "false");
  panel.addEventListener("beforetoggle", (event) => event.newState === "open" && beforeOpen());
  panel.addEventListener("toggle", (event) => {
    const open = event.newState === "open";
    opener.setAttribute("aria-expanded", String(open));
    if (open) placeBeside(panel, opener);
  });
  panel.addEventListener("keydown", (event) => arrows(panel, event));
}

/**
 * Opens a menu that is removed when it is closed.
 * @param {HTMLElement} anchor
 * @param {string} title
 * @param {{ label: string, detail?: string, avatar?: Node, onclick: () => unknown }[]} choices
 */
export function openMenu(anchor, title, choices) {
  const items = choices.map(({ label, detail, avatar, onclick }) => {
    const chosen = () => {
      menu.hidePopover();
      onclick();
    };
    const item = button(label, chosen, { className: "choice" });
    if (avatar) item.prepend(avatar);
    if (detail) item.append(el("small", {}, detail));
    return item;
  });
  const menu = el("div", { className: "panel pop", role: "group", popover: "auto", "aria-label": title });
  menu.append(el("p", { className: "pop-title" }, title), ...items);
  menu.addEventListener("toggle", (event) => event.newState === "closed" && menu.remove());
  menu.addEventListener("keydown", (event) => arrows(menu, event));
  // Next to the opener in the document, so that Tab and the focus return to the opener.
  (anchor.closest(".phone, .bar") ?? document.body).append(menu);
  menu.showPopover();
  placeBeside(menu, anchor);
  items[0]?.focus();
  const back = (event) => event.newState === "closed" && menu.contains(document.activeElement) && anchor.focus();
  menu.addEventListener("beforetoggle", back);
}

/** @param {HTMLElement} panel @param {KeyboardEvent} event */
function arrows(panel, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [...panel.querySelectorAll("button:not([disabled])")];
  const at = stops.indexOf(document.activeElement);
  event.preventDefault();
  stops.at((at + step + stops.length) % stops.length)?.focus();
}
