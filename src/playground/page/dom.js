/**
 * Makes an element. Text is only ever set as text. Properties that begin with "on" are listeners, "data" is the
 * dataset, names with a dash are attributes, the rest are properties.
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
 * A real button with a label that is read out.
 * @param {string} label
 * @param {() => void} onclick
 * @param {{ className?: string, icon?: string, title?: string }} [options] with an icon, the label is not shown
 */
export function button(label, onclick, { className = "", icon, title } = {}) {
  const properties = { type: "button", className, onclick, title: title ?? (icon ? label : undefined) };
  if (!icon) return el("button", properties, label);
  return el("button", { ...properties, "aria-label": label }, iconOf(icon));
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
