/**
 * Creates an element. Text is never read as HTML. Properties that begin with "on" are listeners, "data" is the dataset,
 * names with a dash are attributes, and the rest are properties.
 * @param {string} tag
 * @param {Record<string, unknown>} [properties]
 * @param {(Node | string | undefined | null | false)[]} children
 * @returns {HTMLElement & Record<string, any>}
 */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (name === "data") Object.assign(element.dataset, value);
    else if (name.includes("-") || name === "role") element.setAttribute(name, String(value));
    else element[name] = value;
  }
  element.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/**
 * Creates a button with a label for screen readers.
 * @param {string} label
 * @param {() => void} onclick
 * @param {{ className?: string, icon?: string, title?: string }} [options] with an icon, the label is not shown
 */
export function button(label, onclick, { className = "", icon, title } = {}) {
  const properties = { type: "button", className, onclick, title: title ?? (icon ? label : undefined) };
  if (!icon) return el("button", properties, label);
  return el("button", { ...properties, "aria-label": label }, iconOf(icon));
}

/** A person's initials in a circle of the person's colour. @param {number} id @param {string} title */
export function avatarOf(id, title) {
  const words = title.split(" ").slice(0, 2);
  const initials = words.map((word) => [...word][0]).filter((letter) => /\p{L}/u.test(letter ?? ""));
  const avatar = el("span", { className: "avatar", "aria-hidden": "true" }, initials.join(""));
  avatar.style.setProperty("--hue", String((id * 47) % 360));
  return avatar;
}

const PATHS = {
  send: "M4 12l16-8-5 16-3.5-6.500z",
  attach: "M8 12.500l6.5-6.500a3.2 3.2 0 0 1 4.5 4.500l-8.5 8.500a5 5 0 0 1-7-7L11 4.5",
  commands: "M5 7h14M5 12h14M5 17h9",
  more: "M12 5.500v.01M12 12v.01M12 18.500v.01",
  keyboard: "M4 7h16v11H4zM8 11v.01M12 11v.01M16 11v.01M8 14.500h8",
  copy: "M9 9h10v10H9zM5 15V5h10",
  reply: "M10 7L5 12l5 5M5 12h9a5 5 0 0 1 5 5",
  edit: "M5 19l1-4L16 5l3 3L9 18z",
  close: "M6 6l12 12M18 6L6 18",
  down: "M6 10l6 6 6-6",
  pin: "M12 21s7-6.5 7-11.500a7 7 0 0 0-14 0C5 14.5 12 21 12 21zM12 9.500v.01",
  file: "M7 3h7l5 5v13H7zM14 3v5h5",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9v.01",
  voice: "M12 4a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V7a3 3 0 0 1 3-3zM6 12a6 6 0 0 0 12 0M12 18v3",
  contact: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0",
  video: "M4 6h11v12H4zM15 11l5-3v8l-5-3",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  play: "M8 5.500v13l11-6.500z",
  pause: "M8.500 6v12M15.500 6v12",
  stop: "M7 7h10v10H7z",
  smile: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.500 14.500a4.500 4.500 0 0 0 7 0M9 9.500v.01M15 9.500v.01",
  dice: "M5 5h14v14H5zM9 9v.01M15 9v.01M9 15v.01M15 15v.01M12 12v.01",
  poll: "M6 19v-7M12 19V5M18 19v-10",
  tour: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM15.500 8.500l-2 5-5 2 2-5z",
  spark: "M13 3L5 14h6l-1 7 8-11h-6z",
  theme: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 3v18M12 7h6M12 11h9M12 15h8",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3 2",
  people:
    "M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20a6.500 6.500 0 0 1 13 0M16 4.500a3.500 3.500 0 0 1 0 6.300M18 14.500a6.500 6.500 0 0 1 3.500 5.500",
  forward: "M14 7l5 5-5 5M19 12h-9a5 5 0 0 0-5 5",
  window: "M4 5h16v14H4zM4 9h16",
  external: "M9 6H5v13h13v-4M13 5h6v6M19 5l-9 9",
};

/** @param {keyof typeof PATHS | string} name */
export function iconOf(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name] ?? "");
  svg.append(path);
  return svg;
}
