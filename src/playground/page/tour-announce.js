import { announceExamples } from "./tour-announce-texts.js";
import { chatLanguage, dataOf, findButton, openMessage, phoneOf, phonesOf } from "./tour-stage.js";

/** The questions of the form that must be answered, and the button to press; without a button something is written. */
const WAY = {
  kind: "cf:choice:kind:ROUND_TABLE",
  titleKk: undefined,
  titleRu: undefined,
  textKk: undefined,
  textRu: undefined,
  startsAt: undefined,
  endsAt: undefined,
  venue: "cf:choice:venue:PLACE",
  place: undefined,
  regions: "cf:wholeCountry:",
};
const BEFORE = ["elsewhere", "list", "form", "card", "confirm", "asked", "look", "approve", "spread"];
const ORDER = [...BEFORE, "news", "consent", "ticket", "day", "code", "checked"];

const QUESTION = /^cf:(?:choice|tick|done|wholeCountry|month|day|hour|time|rooms|region|none|keep|back):(\w+)/;
const TICKET_CODE = /\b[A-Z\d]{3} [A-Z\d]{3}\b/;
const HOUR_MS = 3_600_000;
const ZONE_MS = 5 * HOUR_MS;
const DOOR_MS = 12 * HOUR_MS;
const PATIENCE_MS = 6000;

/** «Announce a round table»: composed by one, approved by another, heard of by a third, who comes. */
export const announceTour = {
  id: "announce",
  steps: ORDER.length,
  path: ORDER,

  /** The people whose phones are open during the tour. @param {any} phones */
  cast(phones) {
    const cast = [...phonesOf(phones, "editor").slice(0, 2), phoneOf(phones, "mediator")];
    return cast.flatMap((phone) => phone?.personId ?? []);
  },

  /** @param {any} stage @param {Record<string, any>} memory @returns {import("./tour-report.js").Hint | undefined} */
  hint(stage, memory) {
    const [author, second] = phonesOf(stage.phones, "editor");
    const reader = phoneOf(stage.phones, "mediator");
    if (!author || !second || !reader) return undefined;
    const hint = (say, phone, more = {}) => {
      const { firstName: name } = phone.header.person;
      return { say, step: ORDER.indexOf(say), person: phone.personId, values: { name }, ...more };
    };
    const { id } = memory;
    const heard = id && hearing(stage, hint, { id, reader, author, memory });
    if (heard) return heard;
    const approve = id && approving(hint, second, id);
    memory.asked ||= Boolean(approve);
    if (approve) return approve;
    const message = openMessage(author);
    const returned = message && dataOf(message).some((each) => each.startsWith("cm:submit:"));
    if (memory.asked && !returned) return hint("spread", reader, waiting(stage, memory, "spread"));
    return composing(stage, hint, author, memory) ?? hint("asked", second, waiting(stage, memory, "asked"));
  },
};

/** During the day the announcement arrives by itself. Otherwise the clock has to move. */
function waiting(stage, memory, what) {
  if (memory.waits !== what) Object.assign(memory, { waits: what, since: Date.now() });
  if (Date.now() - memory.since < PATIENCE_MS) return {};
  return stage.forward();
}

/** The hints until the event is sent to the second editor; undefined after that. */
function composing(stage, hint, author, memory) {
  const message = openMessage(author);
  const data = message ? dataOf(message) : [];
  const has = (prefix) => data.some((each) => each.startsWith(prefix));
  const field = openField(data);
  if (field && !(field in WAY)) return elsewhere(hint, author);
  if (field)
    return { ...answerHint(stage, hint, author, field, memory), act: () => fillIn(stage, hint, author, memory) };
  const id = data.map((each) => /^cm:(?:submitted|submit|preview|audience):(\d+)/.exec(each)?.[1]).find(Boolean);
  if (has("cm:new")) return hint("list", author, { press: "cm:new" });
  if (has("cm:submitted:")) {
    memory.sent = true;
    memory.id = id;
    return hint("confirm", author, { press: "cm:submitted:" });
  }
  if (has("cm:toMe:")) return { ...hint("preview", author, { press: "cm:open:" }), step: ORDER.indexOf("card") };
  if (has("cm:submit:")) {
    memory.sent = false;
    return hint("card", author, { press: "cm:submit:" });
  }
  return memory.sent ? undefined : elsewhere(hint, author);
}

/** The form's open question. @param {string[]} data */
function openField(data) {
  return data.map((each) => QUESTION.exec(each)?.[1]).find(Boolean);
}

/** «Do it for me» answers all questions that are left. */
async function fillIn(stage, hint, author, memory) {
  for (let answers = 0; answers <= Object.keys(WAY).length && stage.isActive(); answers++) {
    const message = openMessage(author);
    const field = message && openField(dataOf(message));
    if (!field || !(field in WAY)) return;
    await stage.answer(answerHint(stage, hint, author, field, memory));
  }
}

const elsewhere = (hint, author) => hint("elsewhere", author, { write: "/compose" });

function answerHint(stage, hint, author, field, memory) {
  if (WAY[field]) return hint("form", author, { press: WAY[field] });
  if (field !== "startsAt" && field !== "endsAt") return hint("form", author, { write: announceExamples[field] });
  // Tomorrow, two hours after the present hour, unless nobody would come at that time.
  const hour = new Date(stage.now + ZONE_MS).getUTCHours();
  memory.hour ??= Math.min(Math.max(hour + 2, 9), 19);
  const midnight = Math.floor((stage.now + ZONE_MS) / (24 * HOUR_MS)) * 24 * HOUR_MS - ZONE_MS;
  memory.startsAt ??= midnight + (24 + memory.hour) * HOUR_MS;
  const at = `${String(memory.hour + (field === "endsAt" ? 2 : 0)).padStart(2, "0")}:00`;
  const write = announceExamples.tomorrow[chatLanguage(author)].replace("{at}", at);
  return hint("form", author, { write });
}

/** The second editor's part. */
function approving(hint, second, id) {
  const message = openMessage(second);
  const approve = message && dataOf(message).find((each) => each.startsWith(`ap:approve:${id}:`));
  if (approve) return hint("approve", second, { press: approve });
  const look = findButton(second, new RegExp(`^ap:open:${id}:`));
  return look && hint("look", second, { press: look.data });
}

/** The announcement has arrived: the reader registers, gets a ticket and is checked in. */
function hearing(stage, hint, { id, reader, author, memory }) {
  const find = (phone, kinds) => findButton(phone, new RegExp(`^${kinds}:${id}(:|$)`));
  // Older tickets are for other events. Reminders have the button too, but are newer than the ticket.
  const since = reader.messages.find((message) => dataOf(message).includes(`tk:show:${id}`))?.id ?? Infinity;
  const ticket = reader.messages.findLast(
    (message) => message.id > since && message.media?.kind === "photo" && TICKET_CODE.test(message.text),
  );
  const came = memory.code && find(author, "at:door");
  if (came) return hint("checked", author, { message: came.message.id, done: true });
  if (ticket) {
    const [code] = TICKET_CODE.exec(ticket.text) ?? [];
    if (memory.startsAt && stage.now < memory.startsAt - DOOR_MS) return hint("day", reader, stage.moveTo("day"));
    memory.code = code;
    return hint("code", author, { write: code });
  }
  const show = find(reader, "tk:show");
  if (show) return hint("ticket", reader, { press: show.data });
  const consent = find(reader, "ev:(?:agree|agreeToWait)");
  if (consent) return hint("consent", reader, { press: consent.data });
  const news = find(reader, "ev:going");
  return news && hint("news", reader, { press: news.data });
}
