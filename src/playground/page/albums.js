import { el } from "./dom.js";
import { t } from "./texts.js";

/** Where captions stood in their messages. @type {WeakMap<Element, { parent: Node, next: Node | null }>} */
const places = new WeakMap();

/**
 * Puts consecutive pictures of an album into one bubble, as clients do, with the caption below.
 * @param {HTMLElement} list of messages
 */
export function groupAlbums(list) {
  for (const node of list.querySelectorAll(":scope > .message[data-album]")) {
    const before = /** @type {HTMLElement | null} */ (node.previousElementSibling);
    if (before?.dataset.album !== node.dataset.album) continue;
    if (before.classList.contains("album")) before.append(node);
    else wrap(before, node);
  }
  for (const album of list.querySelectorAll(":scope > .album")) raiseCaption(album);
}

/**
 * Puts the captions back into their messages, which are drawn again without their albums.
 * @param {HTMLElement} list of messages
 */
export function lowerCaptions(list) {
  for (const caption of list.querySelectorAll(":scope > .album > .text")) {
    const place = places.get(caption);
    place?.parent.insertBefore(caption, place.next);
  }
}

function wrap(first, second) {
  const side = first.classList.contains("from-bot") ? "from-bot" : "from-person";
  const data = { album: first.dataset.album };
  const album = el("div", { className: `album ${side}`, role: "group", "aria-label": t("album"), data });
  first.before(album);
  album.append(first, second);
}

function raiseCaption(album) {
  const raised = album.querySelector(":scope > .text");
  const caption = album.querySelector(".message .text") ?? raised;
  if (raised !== caption) {
    raised?.remove();
    places.set(caption, { parent: caption.parentElement, next: caption.nextSibling });
  }
  // Further pictures may have arrived after the caption.
  if (caption) album.append(caption);
}
