import type { Role } from "../../platform/chat/person.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { shownPhone } from "../people/phone.ts";
import type { Places } from "../places/places.ts";
import type { AlarmFacts } from "./alarm-facts.ts";
import type { Raised } from "./alarms.ts";
import { alarmButtons, contactButtons } from "./buttons.ts";

/** The button below the numbers to call. */
export function contactButton(texts: Texts): Button {
  return { label: texts.plain("danger:contact.button"), data: contactButtons.data("wanted", {}) };
}

/** What somebody is told whose alarm was raised, or has been raised before. */
export function contactText(texts: Texts, raised: Pick<Raised, "kind"> & { hasPhone?: boolean }): string {
  if (raised.kind !== "raised") return texts.html(`danger:contact.${raised.kind}`);
  const known = raised.hasPhone === true ? "danger:contact.withPhone" : "danger:contact.withoutPhone";
  return [texts.html("danger:contact.raised"), texts.html(known), texts.html("danger:contact.next")].join("\n");
}

/** An alarm as somebody on duty sees it. */
export interface ShownAlarm {
  id: number;
  raisedAt: Date;
  facts: AlarmFacts;
  /** A mediator has reported it about a case; null if a person has raised it about themselves. */
  report: { number: string; mediator: string } | null;
  /** Who looks into it: nobody yet, the reader, or a colleague. */
  taken: null | { by: "reader" } | { by: "colleague"; as: Role; at: Date };
}

/** How an alarm begins: for those on duty, and for the administrators if nobody has taken it. */
export type AlarmTitle = "danger:alarm.title" | "danger:alarm.untaken";

/** An alarm in its present state. A colleague's alarm shows no number any longer. */
export function alarmScreen(
  texts: Texts,
  places: Places,
  alarm: ShownAlarm,
  title: AlarmTitle = "danger:alarm.title",
): Screen {
  const { id, facts, raisedAt, taken } = alarm;
  const at = dayAndTime(texts, raisedAt);
  if (taken?.by === "colleague") {
    const role = texts.plain(`danger:alarm.role.${roleKey(taken.as)}`);
    return { text: texts.html("danger:alarm.taken", { at, role, since: dayAndTime(texts, taken.at) }) };
  }
  const lines = [
    // A taken alarm is no longer one that nobody has taken.
    texts.html(taken === null ? title : "danger:alarm.title"),
    texts.html("danger:alarm.raised", { at }),
    texts.html("danger:alarm.kinds", {
      kinds: facts.kinds.map((kind) => texts.plain(`danger:alarm.kind.${kind}`)).join(", "),
    }),
    texts.html("danger:alarm.region", { region: regionName(texts, places, facts.regionId) }),
    alarm.report === null ? phoneLine(texts, facts) : texts.html("danger:alarm.report", { ...alarm.report }),
  ];
  if (taken !== null && alarm.report !== null) {
    return { text: [...lines, "", texts.html("danger:alarm.reportYours")].join("\n") };
  }
  if (taken !== null) {
    const ask = { label: texts.plain("danger:call.ask"), data: alarmButtons.data("ask", { alarm: id }) };
    return { text: [...lines, "", texts.html("danger:alarm.yours")].join("\n"), rows: [[ask]] };
  }
  const take = { label: texts.plain("danger:alarm.take"), data: alarmButtons.data("take", { alarm: id }) };
  return { text: [...lines, "", texts.html("danger:alarm.ask")].join("\n"), rows: [[take]] };
}

/** Says that somebody is looking into the person's alarm. Others may read it, so it does not say what it is about. */
export function lookingScreen(texts: Texts): Screen {
  return { text: texts.html("danger:looking") };
}

function phoneLine(texts: Texts, { phone, phoneShared }: AlarmFacts): string {
  if (phone === null) return texts.html("danger:alarm.noPhone");
  return texts.html(phoneShared ? "danger:alarm.phone" : "danger:alarm.phoneUnchecked", { phone: shownPhone(phone) });
}

function regionName(texts: Texts, places: Places, regionId: string | null): string {
  const region = regionId === null ? null : places.region(regionId);
  return region?.name[texts.language] ?? texts.plain("danger:alarm.regionUnknown");
}

function roleKey(role: Role): "MEDIATOR" | "COORDINATOR" | "ADMIN" {
  return role === "MEDIATOR" || role === "ADMIN" ? role : "COORDINATOR";
}
