import { shortenLabel } from "../chat/label-width.ts";
import type { Button, Screen } from "../chat/screen.ts";
import { dayAndTime } from "../i18n/dates.ts";
import type { Texts } from "../i18n/texts.ts";
import { doorButtons } from "./buttons.ts";
import type { CheckedIn } from "./check-in.ts";
import { showCode } from "./code.ts";
import { doorButton, doorsButton } from "./door-screens.ts";
import type { Ticket } from "./ticket.ts";
import { namesOf, overbookedLine } from "./words.ts";

/** What has come of checking somebody in, for who is at the door. */
export function checkedInScreen(texts: Texts, checkedIn: CheckedIn): Screen {
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
  const facts = { ...namesOf(texts, event), code: showCode(registration.code) };
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

/** The code is one of several events: which one? */
export function whichScreen(texts: Texts, tickets: Ticket[]): Screen {
  const choices = tickets.map(({ registration, event }): Button[] => [
    {
      label: shortenLabel(namesOf(texts, event).title),
      data: doorButtons.data("came", { registration: registration.id }),
    },
  ]);
  return { text: texts.html("attendance:checkIn.which"), rows: [...choices, [doorsButton(texts)]] };
}

/** One more than there are places is said. */
function cameText(texts: Texts, { event }: Ticket, facts: { title: string; when: string; code: string }): string {
  const came = texts.html("attendance:checkIn.came", facts);
  const more = overbookedLine(texts, event);
  return more === null ? came : `${came}\n\n${more}`;
}

function letInButton(texts: Texts, { registration }: Ticket): Button {
  const data = doorButtons.data("letIn", { registration: registration.id });
  return { label: texts.plain("attendance:button.letIn"), data };
}
