import { act, addPerson, listen } from "./api.js";
import { createSettings } from "./bar.js";
import { createColumn } from "./column.js";
import { avatarOf, el, iconOf } from "./dom.js";
import { language } from "./languages.js";
import { createMachine } from "./machine.js";
import { createPeople } from "./people.js";
import { askPerson } from "./person-dialog.js";
import { openMenu } from "./popover.js";
import { roleName, t } from "./texts.js";
import { createTours, tours } from "./tour.js";
import { tourText } from "./tour-texts.js";

const COMPLAINT_MS = 6000;

/** @template {HTMLElement} E @param {string} selector @returns {E} */
const find = (selector) => /** @type {E} */ (document.querySelector(selector));

/** @type {Map<number, ReturnType<typeof createColumn>>} */
const phones = new Map();
let latest;

const people = createPeople(find(".people"), { phones, onAdd: () => void addSomebody(), onChange: showCount });
const machine = createMachine(complain);
const settings = createSettings(changeLanguage, complain);
const guide = createTours({ phones, people, machine, settings });
const tourOpener = el("button", { type: "button", className: "bar-button", onclick: () => chooseTour() });
find(".bar-tools").append(tourOpener, ...machine.elements, ...settings.elements);

function showStatus(words) {
  find(".bar-status").textContent = words;
}

function complain(words) {
  showStatus(words);
  setTimeout(() => find(".bar-status").textContent === words && showStatus(""), COMPLAINT_MS);
}

function showWords() {
  document.documentElement.lang = language();
  find(".bar-name").textContent = latest?.chats[0]?.botName ?? "";
  find(".bar-what").textContent = t("playground");
  tourOpener.replaceChildren(iconOf("tour"), el("span", { className: "bar-label" }, t("tour")));
  tourOpener.title = t("tour");
  settings.redraw();
  machine.redraw();
  people.redraw();
}

function chooseTour() {
  const choices = tours.map(({ id }) => ({ label: tourText(`${id}.title`), onclick: () => guide.start(id) }));
  openMenu(tourOpener, t("tour"), choices);
}

/** Shows in the window's title how many messages are unread. */
function showCount() {
  const total = [...phones.values()].reduce((sum, { unread }) => sum + unread, 0);
  const name = [find(".bar-name").textContent, t("playground")].filter(Boolean).join(": ");
  document.title = `${total ? `(${total}) ` : ""}${name}`;
}

function changeLanguage() {
  phones.clear();
  find(".columns").replaceChildren();
  void fetch("playground/state").then(async (response) => showAll(await response.json()));
}

const owner = () => ({
  botUsername: latest.bot.username,
  onUnread: (personId, news) => people.counted(personId, news),
  close: (personId) => people.close(personId),
  onShared: (personId) => people.isNarrow() || people.open(personId),
  chooseFriend,
  openAs,
});

function showAll(snapshot) {
  const isFirst = latest === undefined;
  latest = snapshot;
  settings.set(snapshot.clock);
  machine.update(snapshot.machine);
  for (const chat of snapshot.chats) {
    let phone = phones.get(chat.id);
    if (!phone) {
      phone = createColumn(chat, owner());
      phones.set(chat.id, phone);
      find(".columns").append(phone.element);
    }
    phone.replace(chat);
  }
  if (isFirst || document.documentElement.lang !== language() || !find(".people").children.length) showWords();
  else people.show();
  if (isFirst) {
    void followHash();
    guide.invite();
  }
}

/** Asks for a new person and adds them. @returns {Promise<number | undefined>} */
async function addSomebody() {
  const person = await askPerson();
  if (!person) return undefined;
  try {
    const { id } = await addPerson(person);
    while (!phones.has(id)) await new Promise((resolve) => setTimeout(resolve, 30));
    people.open(id);
    return id;
  } catch (error) {
    complain(t("failed", { words: error instanceof Error ? error.message : String(error) }));
    return undefined;
  }
}

async function openPayload(personId, payload) {
  people.open(personId);
  await act(personId, payload ? { act: "link", payload } : { act: "text", text: "/start" });
}

/** Lets the user choose who opens a link to the bot: one person makes an invitation and another opens it. */
function openAs(anchor, payload, url) {
  openMenu(anchor, t("openAs"), [
    ...everybody(t("newPerson"), (personId) => openPayload(personId, payload)),
    { label: t("copyLink"), onclick: () => navigator.clipboard?.writeText(url).catch(() => {}) },
  ]);
}

/** Lets the user choose the recipient: anybody but the sender. */
function chooseFriend(anchor, senderId, then) {
  const chosen = (id) => then({ id, name: phones.get(id)?.header.person.firstName ?? "" });
  const [asNew, ...choices] = everybody(t("newFriend"), chosen);
  openMenu(anchor, t("sendTo"), [...choices.filter(({ id }) => id !== senderId), asNew]);
}

/** The choices of a menu: a new person, and each of the present people. */
function everybody(newLabel, then) {
  const asNew = async () => {
    const id = await addSomebody();
    if (id !== undefined) await then(id);
  };
  const plus = el("span", { className: "avatar" }, "+");
  const choices = [...phones.values()].map(({ personId, header: { title, person } }) => ({
    id: personId,
    label: title,
    detail: roleName(person.role),
    avatar: avatarOf(personId, title),
    onclick: () => then(personId),
  }));
  return [{ id: 0, label: newLabel, detail: "", avatar: plus, onclick: asNew }, ...choices];
}

/** Follows the address: `#person=<id>` opens a phone, and `#start=<payload>` opens a link to the bot in it. */
async function followHash() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const person = phones.get(Number(wanted.get("person")))?.personId;
  if (person) people.open(person);
  const payload = wanted.get("start");
  if (payload === null) return;
  // Only once: the chat still has the result when the page is loaded again.
  history.replaceState(null, "", location.pathname);
  await openPayload(person ?? people.current(), payload);
}

/** Tells the tour that something has changed. */
function seen(handle) {
  return (news) => {
    handle(news);
    guide.look();
  };
}

document.addEventListener("toggle", () => guide.look(), true);
document.addEventListener("visibilitychange", () => !document.hidden && people.show());
window.addEventListener("hashchange", () => void followHash());
showWords();
listen(
  {
    snapshot: seen(showAll),
    clock: seen(settings.set),
    machine: seen(machine.update),
    chat: seen((header) => phones.get(header.id)?.update(header)),
    message: seen(({ chatId, message }) => phones.get(chatId)?.upsert(message)),
    removed: seen(({ chatId, messageId }) => phones.get(chatId)?.remove(messageId)),
    inline: (answer) => phones.get(answer.chatId)?.offered(answer),
    answer: (answer) => phones.get(answer.chatId)?.answered(answer),
  },
  (connected) => showStatus(connected ? "" : t("lost")),
);
