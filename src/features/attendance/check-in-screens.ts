import { shortenLabel } from "../../platform/chat/label-width.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import { dayAndTime } from "../../platform/i18n/dates.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { doorButtons } from "./buttons.ts";
import type { CheckedIn } from "./check-in.ts";
import { doorButton, doorsButton } from "./door-screens.ts";
import { namesOf, overbookedLine } from "./event-text.ts";
import type { FoundByName } from "./find-by-name.ts";
import type { Ticket } from "./ticket.ts";
import { showCode } from "./ticket-code.ts";

/** The result of checking somebody in, for the staff at the door. */
export function checkedInScreen(
  texts: Texts,
  checkedIn: CheckedIn,
  nameOf: (registration: Ticket["registration"]) => string,
): Screen {
  if (checkedIn.kind === "unknown") {
    return { text: texts.html("attendance:checkIn.unknown"), rows: [[doorsButton(texts)]] };
  }
  if (checkedIn.kind === "notYours") {
    return {
      text: texts.html("attendance:checkIn.notYours", { ...namesOf(texts, checkedIn.event) }),
      rows: [[doorsButton(texts)]],
    };
  }
  const { kind, ticket } = checkedIn;
  const { registration, event } = ticket;
  // The consent to events says that the organisers see the name at the door.
  const facts = { ...namesOf(texts, event), code: showCode(registration.code), name: nameOf(registration) };
  const door = [doorButton(texts, event.id)];
  switch (kind) {
    case "came":
      return { text: cameText(texts, ticket, facts), rows: [door] };
    case "already": {
      const at = dayAndTime(texts, checkedIn.at);
      return { text: texts.html("attendance:checkIn.already", { ...facts, at }), rows: [door] };
    }
    case "waits":
    case "notGoing":
      return { text: texts.html(`attendance:checkIn.${kind}`, facts), rows: [[letInButton(texts, ticket)], door] };
    case "cancelled":
    case "otherDay":
      return { text: texts.html(`attendance:checkIn.${kind}`, facts), rows: [[doorsButton(texts)]] };
  }
}

/** The participants whose names begin as it was typed. A tap checks somebody in. */
export function foundScreen(texts: Texts, found: readonly FoundByName[]): Screen {
  const rows = found.map(({ registration, name, code }): Button[] => [
    { label: shortenLabel(`${name} · ${showCode(code)}`), data: doorButtons.data("came", { registration }) },
  ]);
  return { text: texts.html("attendance:checkIn.found"), rows: [...rows, [doorsButton(texts)]] };
}

/** Asks for which of several events the code is. */
export function whichScreen(texts: Texts, tickets: Ticket[]): Screen {
  const choices = tickets.map(({ registration, event }): Button[] => [
    {
      label: shortenLabel(namesOf(texts, event).title),
      data: doorButtons.data("came", { registration: registration.id }),
    },
  ]);
  return { text: texts.html("attendance:checkIn.which"), rows: [...choices, [doorsButton(texts)]] };
}

/** Tells that somebody has come, and whether the event is now overbooked. */
function cameText(
  texts: Texts,
  { event }: Ticket,
  facts: { title: string; when: string; code: string; name: string },
): string {
  const came = texts.html("attendance:checkIn.came", facts);
  const overbooked = overbookedLine(texts, event);
  return overbooked === null ? came : `${came}\n\n${overbooked}`;
}

function letInButton(texts: Texts, { registration }: Ticket): Button {
  const data = doorButtons.data("letIn", { registration: registration.id });
  return { label: texts.plain("attendance:button.letIn"), data };
}
