const CASE_NUMBER = /20\d\d-\d{6}/;
const KAZAKH = /[әғқңөұүһі]/i;

/**
 * What a tour sees: people's phones, and the open question in each. It is derived from the messages in the chats, so that a
 * tour fits at any point and after any action.
 * @typedef {ReturnType<typeof import("./column.js").createColumn>} Phone
 */

/** @param {Map<number, Phone>} phones @param {string} role */
export function phoneOf(phones, role) {
  return phonesOf(phones, role)[0];
}

/** @param {Map<number, Phone>} phones @param {string} role */
export function phonesOf(phones, role) {
  return [...phones.values()].filter(({ header }) => header.person.role === role);
}

/** The newest message of the bot that has buttons. @param {Phone} phone */
export function openMessage(phone) {
  return phone.messages.reverse().find(({ fromBot, buttons }) => fromBot && buttons.length);
}

/**
 * The newest message with a button whose data match, and the data. With a number, only messages of this case count.
 * @param {Phone} phone @param {RegExp} pattern @param {string} [number]
 */
export function findButton(phone, pattern, number) {
  for (const message of phone.messages.reverse()) {
    const data =
      number && numberIn(message) !== number ? undefined : dataOf(message).find((each) => pattern.test(each));
    if (data) return { message, data };
  }
  return undefined;
}

/** @returns {string[]} */
export function dataOf({ buttons }) {
  return buttons.flat().map(({ callback_data: data }) => data ?? "");
}

/** The open question in a phone; "home", "filed" and "elsewhere" are not questions of the form. @param {Phone} phone */
export function openQuestion(phone) {
  if (!phone.header.started) return "start";
  const message = openMessage(phone);
  if (!message) return "elsewhere";
  const data = dataOf(message);
  const has = (prefix) => data.some((each) => each.startsWith(prefix));
  if (has("p:language:")) return "language";
  if (has("f:danger:")) return "danger";
  if (has("f:safety:")) return "safety";
  if (has("f:story:done")) return "storyMore";
  const back = data.find((each) => each.startsWith("f:back:"));
  if (back) return back.slice("f:back:".length);
  if (has("i:report")) return "home";
  return numberIn(message) ? "filed" : "elsewhere";
}

/** @returns {string | undefined} */
function numberIn({ text }) {
  return CASE_NUMBER.exec(text)?.[0];
}

/** The numbers of cases that a chat has mentioned, oldest first. @param {Phone} phone @returns {string[]} */
export function numbersIn(phone) {
  return phone.messages.flatMap((message) => numberIn(message) ?? []);
}

/** The language that the bot speaks in this chat. @param {Phone} phone */
export function chatLanguage(phone) {
  const { text = "" } = openMessage(phone) ?? {};
  if (KAZAKH.test(text)) return "kk";
  return /[а-я]/i.test(text) ? "ru" : "en";
}
