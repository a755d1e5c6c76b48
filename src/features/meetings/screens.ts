import { homeButton } from "../../platform/chat/home.ts";
import { type Button, grid, type Screen, tick } from "../../platform/chat/screen.ts";
import { dayAndTime, fullMoment } from "../../platform/i18n/dates.ts";
import type { TextKey, Texts } from "../../platform/i18n/texts.ts";
import { cardButtons, caseButtons } from "../cases/buttons.ts";
import type { Places, Room } from "../places/places.ts";
import { answerButtons, meetingButtons } from "./buttons.ts";
import type { MeetingView, ShownSide } from "./meeting-view.ts";
import { linkMs } from "./reminder-rules.ts";
import { meetingMs } from "./rules.ts";
import type { MeetingPlace } from "./terms.ts";

/** What a message about a meeting begins with. */
export type Opening = "asked" | "noneSuits" | "fixed" | "cancelled" | "day" | "hour" | "link" | "earlier";

/** A meeting in its present state, for a party or for the mediator. */
export function meetingScreen(
  texts: Texts,
  places: Places,
  view: MeetingView,
  now: Date,
  opening: Opening | null = null,
): Screen {
  const lines = [
    ...(opening === null ? [] : [`<b>${texts.html(`meetings:opening.${opening}`)}</b>`]),
    texts.html("meetings:number", { number: view.number }),
    ...bodyOf(texts, places, view, now),
  ];
  return { text: lines.join("\n\n"), rows: rowsOf(texts, view) };
}

function bodyOf(texts: Texts, places: Places, view: MeetingView, now: Date): string[] {
  const { status, startsAt, offBySide } = view;
  const place = texts.html("meetings:place", { place: placeText(texts, places, view.place) });
  const at = startsAt === null ? [] : [texts.html("meetings:at", { at: fullMoment(texts, startsAt) })];
  const fixedAt = [...at, place].join("\n");
  switch (status) {
    case "PROPOSED":
      return [
        [place, ...view.times.map((time, number) => timeLine(texts, time, number, view.times.length))].join("\n"),
        view.sides.map((side) => sideLine(texts, view, side)).join("\n"),
        texts.html(view.reader === "mediator" ? "meetings:rule.mediator" : ruleOf(view)),
      ];
    case "FIXED":
      return [fixedAt, ...linkLine(texts, view, now)];
    case "OVER":
      return [fixedAt, texts.html("meetings:over")];
    case "CANCELLED":
      return [
        offBySide === null
          ? texts.html("meetings:cancelled")
          : texts.html("meetings:cannotCome", { side: sideName(texts, offBySide) }),
        ...(view.reader === "party" ? [texts.html("meetings:next")] : []),
      ];
  }
}

/** The link is in no message that was written earlier than a quarter of an hour before the meeting. */
function linkLine(texts: Texts, { place, startsAt }: MeetingView, now: Date): string[] {
  if (place.kind === "phone") return [texts.html("meetings:byPhone")];
  if (place.kind !== "video" || startsAt === null) return [];
  const from = startsAt.getTime() - linkMs;
  const isTime = now.getTime() >= from && now.getTime() < startsAt.getTime() + meetingMs;
  return [isTime ? texts.html("meetings:link", { link: place.link }) : texts.html("meetings:linkLater")];
}

function timeLine(texts: Texts, time: Date, number: number, count: number): string {
  const at = fullMoment(texts, time);
  return count === 1 ? texts.html("meetings:at", { at }) : texts.html("meetings:time", { number: number + 1, at });
}

function sideLine(texts: Texts, { times, reader }: MeetingView, shown: ShownSide): string {
  const { side, isReader, hasAnswered, picks, isUnreachable } = shown;
  const name = isReader ? texts.plain("meetings:you") : sideName(texts, side);
  return texts.html("meetings:answer", { side: name, answer: answerText() });

  function answerText(): string {
    if (isUnreachable && reader === "mediator") return texts.plain("meetings:unreachable");
    if (!hasAnswered) return texts.plain("meetings:noAnswer");
    if (picks.length === 0) return texts.plain("meetings:none");
    if (times.length === 1) return texts.plain("meetings:suits");
    return texts.plain("meetings:suitsSome", {
      numbers: picks
        .map((number) => number + 1)
        .sort()
        .join(", "),
    });
  }
}

function ruleOf({ times, sides }: MeetingView): TextKey {
  if (sides.some(({ isReader, hasAnswered }) => isReader && hasAnswered)) return "meetings:rule.answered";
  return times.length === 1 ? "meetings:rule.one" : "meetings:rule.many";
}

function rowsOf(texts: Texts, view: MeetingView): Button[][] {
  const { id: meeting, caseId, version, status, startsAt, sequence, reader, times } = view;
  const button = (label: TextKey, data: string): Button => ({ label: texts.plain(label), data });
  const calendar =
    startsAt === null || status === "OVER"
      ? []
      : [
          button(
            status === "FIXED" ? "meetings:button.calendar" : "meetings:button.calendarRemove",
            answerButtons.data("calendar", { meeting }),
          ),
        ];
  const kept = sequence === 0 ? [] : [calendar];
  if (reader === "mediator") {
    const isOpen = status === "PROPOSED" || status === "FIXED";
    const again = button(
      status === "CANCELLED" ? "meetings:button.new" : "meetings:button.move",
      meetingButtons.data("again", { case: caseId }),
    );
    const cancel = button("meetings:button.cancel", answerButtons.data("cancel", { meeting, version }));
    const card = button("assignment:card", cardButtons.data("card", { case: caseId }));
    return [...kept, ...(status === "OVER" ? [] : [[again]]), ...(isOpen ? [[cancel]] : []), [card]].filter(
      (row) => row.length > 0,
    );
  }
  const mine = [button("meetings:button.case", caseButtons.data("case", { case: caseId }))];
  if (status === "FIXED") {
    return [...kept, [button("meetings:button.cannot", answerButtons.data("cannot", { meeting, version }))], mine];
  }
  if (status !== "PROPOSED") return [...kept, mine].filter((row) => row.length > 0);
  const none = button("meetings:button.none", answerButtons.data("none", { meeting, version }));
  if (times.length === 1) {
    return [[button("meetings:button.yes", answerButtons.data("yes", { meeting, version }))], [none]];
  }
  const picks = view.sides.find(({ isReader }) => isReader)?.picks ?? [];
  const choices = times.map((time, at) => ({
    label: tick(picks.includes(at), dayAndTime(texts, time)),
    data: answerButtons.data("pick", { meeting, version, at }),
  }));
  const send = button("meetings:button.send", answerButtons.data("send", { meeting, version }));
  return [...grid(choices, 2), ...(picks.length === 0 ? [] : [[send]]), [none]];
}

/** The name of a side: parties are never named otherwise. */
function sideName(texts: Texts, side: number): string {
  if (side === 1) return texts.plain("meetings:side.first");
  return side === 2 ? texts.plain("meetings:side.second") : texts.plain("meetings:side.other", { number: side });
}

/** Where a meeting takes place, in words. A link is not told here, nor an address that nobody has verified. */
function placeText(texts: Texts, places: Places, place: MeetingPlace): string {
  if (place.kind !== "room") return texts.plain(`meetings:kind.${place.kind}`);
  const room = places.room(place.roomId);
  if (room === null) return texts.plain("meetings:kind.room");
  const { language } = texts;
  const address = room.verified ? room.address?.[language] : null;
  return [room.name?.[language], room.town[language], address].filter((part) => part).join(", ");
}

/** Asks the mediator how the meeting is to take place. */
export function placeScreen(
  texts: Texts,
  { caseId, number, rooms, hasVideo }: { caseId: number; number: string; rooms: readonly Room[]; hasVideo: boolean },
): Screen {
  const { language } = texts;
  const of = { case: caseId };
  const row = (label: TextKey, data: string): Button[] => [{ label: texts.plain(label), data }];
  return {
    text: texts.html("meetings:ask.place", { number }),
    rows: [
      ...rooms.map((room) => [
        {
          label: texts.plain("meetings:button.room", { town: room.town[language] }),
          data: meetingButtons.data("room", { ...of, room: room.id }),
        },
      ]),
      row("meetings:button.phone", meetingButtons.data("phone", of)),
      ...(hasVideo ? [row("meetings:button.video", meetingButtons.data("video", of))] : []),
      row("meetings:button.link", meetingButtons.data("link", of)),
      row("chat:back", cardButtons.data("card", of)),
    ],
  };
}

/** Asks before a meeting is called off, by the mediator or by a party who cannot come. */
export function sureScreen(texts: Texts, { id: meeting, version, number, reader }: MeetingView): Screen {
  const kind = reader === "mediator" ? "cancelYes" : "cannotYes";
  return {
    text: texts.html(`meetings:ask.${kind}`, { number }),
    rows: [
      [{ label: texts.plain("chat:back"), data: answerButtons.data("show", { meeting }) }],
      [{ label: texts.plain(`meetings:button.${kind}`), data: answerButtons.data(kind, { meeting, version }) }],
    ],
  };
}

/** The parties were asked. */
export function proposedScreen(texts: Texts, caseId: number): Screen {
  return { text: texts.html("meetings:proposed"), rows: [[cardButton(texts, caseId)]] };
}

/** Why a meeting is not proposed. */
export function notProposedScreen(texts: Texts, caseId: number, why: "gone" | "danger" | "past" | "stopped"): Screen {
  return { text: texts.html(`meetings:refused.${why}`), rows: [[cardButton(texts, caseId)]] };
}

/** There is no such meeting for this person. */
export function noMeetingScreen(texts: Texts): Screen {
  return { text: texts.html("meetings:refused.nothing"), rows: [[homeButton(texts)]] };
}

function cardButton(texts: Texts, caseId: number): Button {
  return { label: texts.plain("assignment:card"), data: cardButtons.data("card", { case: caseId }) };
}
