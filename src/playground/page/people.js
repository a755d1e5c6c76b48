import { avatarOf, el, iconOf } from "./dom.js";
import { store, stored } from "./stored.js";
import { roleName, t } from "./texts.js";

const NARROW = window.matchMedia("(max-width: 719px)");
const PHONE_WIDTH = 335;
const OPEN_AT_FIRST = ["citizen", "mediator", "coordinator"];
const PING_MS = 5000;

/** @typedef {{ personId: number, header: any, unread: number, show: (visible: boolean) => void }} Phone */

/**
 * The strip of people and their open phones: as many as fit into a wide window, and only one in a narrow window.
 * @param {HTMLElement} strip
 * @param {{ phones: Map<number, Phone & Record<string, any>>, onAdd: () => void, onChange: () => void }} page
 */
export function createPeople(strip, { phones, onAdd, onChange }) {
  const chips = new Map();
  const said = el("p", { className: "sr-only", role: "status" });
  const add = el("button", { type: "button", className: "person add", onclick: onAdd });
  /** @type {{ open: number[], current: number } | undefined} */
  let choice = readChoice();

  strip.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const stops = [...strip.querySelectorAll("button")];
    stops.at((stops.indexOf(event.target) + step + stops.length) % stops.length)?.focus();
    event.preventDefault();
  });
  NARROW.addEventListener("change", () => redraw());

  function atFirst() {
    const count = Math.max(1, Math.floor(innerWidth / PHONE_WIDTH));
    const people = [...phones.values()].map(({ header }) => header.person);
    const wanted = OPEN_AT_FIRST.flatMap((role) => people.filter((person) => person.role === role));
    const open = wanted.slice(0, count).map(({ id }) => id);
    return { open, current: open[0] ?? people[0]?.id ?? 0 };
  }

  function isOpen(id) {
    return NARROW.matches ? choice?.current === id : Boolean(choice?.open.includes(id));
  }

  /** Opens a person's phone and scrolls it into view. @param {number} id */
  function open(id) {
    choice ??= atFirst();
    choice.current = id;
    if (!choice.open.includes(id)) choice.open.push(id);
    show();
    chips.get(id)?.chip.scrollIntoView({ block: "nearest", inline: "nearest" });
    phones.get(id)?.element.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** Opens these phones and closes the others. @param {number[]} ids */
  function openOnly(ids) {
    choice = { open: [...ids], current: ids[0] ?? 0 };
    show();
  }

  /** @param {number} id */
  function close(id) {
    if (NARROW.matches || !choice) return;
    choice.open = choice.open.filter((each) => each !== id);
    show();
    chips.get(id)?.chip.focus();
  }

  /** Draws the people and shows the open phones. */
  function show() {
    if (!phones.size) return;
    choice ??= atFirst();
    if (!phones.has(choice.current)) choice.current = choice.open[0] ?? [...phones.keys()][0] ?? 0;
    for (const phone of phones.values()) {
      if (!chips.has(phone.personId)) addChip(phone);
      phone.show(isOpen(phone.personId));
      drawChip(phone.personId);
    }
    store("phones", JSON.stringify(choice));
    onChange();
  }

  function addChip({ personId, header }) {
    const role = el("span", { className: "person-role" });
    const badge = el("span", { className: "badge", "aria-hidden": "true" });
    const news = el("span", { className: "sr-only" });
    const pressed = () => (isOpen(personId) && !NARROW.matches ? close(personId) : open(personId));
    const words = el("span", { className: "person-words" }, el("b", {}, header.person.firstName), role, news);
    const face = el("span", { className: "person-face" }, avatarOf(personId, header.title), badge);
    const chip = el("button", { type: "button", className: "person", onclick: pressed, title: header.title });
    chip.append(face, words);
    chip.dataset.chip = personId;
    chips.set(personId, { chip, role, badge, news, timer: undefined });
    strip.insertBefore(chip, add);
  }

  function drawChip(id) {
    const { chip, role, badge, news } = chips.get(id);
    const { header, unread } = phones.get(id);
    if (!chip.classList.contains("pinged")) role.textContent = roleName(header.person.role);
    chip.setAttribute("aria-pressed", String(isOpen(id)));
    badge.hidden = unread === 0;
    badge.textContent = String(unread);
    news.textContent = unread ? t("unread", { n: unread }) : "";
  }

  /** Counts a new message, and shows the beginning of it if the phone is closed. @param {number} id @param {any} news */
  function counted(id, news) {
    if (!chips.has(id)) return;
    const known = chips.get(id);
    const { chip, role } = known;
    if (news && !isOpen(id)) {
      chip.classList.remove("pinged");
      requestAnimationFrame(() => chip.classList.add("pinged"));
      role.textContent = news.text.split("\n")[0] || "…";
      said.textContent = t("pinged", { name: phones.get(id)?.header.title });
      clearTimeout(known.timer);
      known.timer = setTimeout(() => {
        chip.classList.remove("pinged");
        drawChip(id);
      }, PING_MS);
    }
    drawChip(id);
    onChange();
  }

  /** Draws the texts and all people again, in the page's language. */
  function redraw() {
    strip.setAttribute("aria-label", t("people"));
    const plus = el("span", { className: "person-face" }, el("span", { className: "avatar" }, iconOf("plus")));
    const words = t(NARROW.matches ? "add" : "addPerson");
    add.replaceChildren(plus, el("span", { className: "person-words" }, el("b", {}, words)));
    add.setAttribute("aria-label", t("addPerson"));
    chips.clear();
    strip.replaceChildren(add, said);
    show();
  }

  return {
    open,
    openOnly,
    close,
    counted,
    redraw,
    show,
    isOpen,
    current: () => choice?.current ?? 0,
    isNarrow: () => NARROW.matches,
  };
}

/** @returns {{ open: number[], current: number } | undefined} */
function readChoice() {
  try {
    const { open, current } = JSON.parse(stored("phones") ?? "");
    return Array.isArray(open) && typeof current === "number" ? { open, current } : undefined;
  } catch {
    return undefined;
  }
}
