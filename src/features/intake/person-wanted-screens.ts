import { homeButton } from "../../platform/chat/home.ts";
import type { Button, Screen } from "../../platform/chat/screen.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import { caseButtons } from "../cases/buttons.ts";
import type { Operator } from "../operator/operator.ts";
import { roomButtons } from "../places/buttons.ts";
import type { NearestRooms } from "../places/nearest.ts";
import type { Room } from "../places/places.ts";
import { roomsText } from "../places/screens.ts";
import { intakeButtons } from "./buttons.ts";

export interface PersonWanted {
  /** Whether a report was begun. */
  hasDraft: boolean;
  /** The rooms for the place of the person's open case; null without such a case, or if its place is unknown. */
  rooms: NearestRooms<Room> | null;
}

/** Says how a person can be reached: by a report, in a room, at the operator, and in danger by telephone. */
export function personWantedScreen(texts: Texts, operator: Operator, { hasDraft, rooms }: PersonWanted): Screen {
  const begin: Button = {
    label: texts.plain(hasDraft ? "people:home.continue" : "people:home.report"),
    data: intakeButtons.data("report", {}),
  };
  const mine: Button = { label: texts.plain("people:home.cases"), data: caseButtons.data("mine", {}) };
  const find: Button = { label: texts.plain("people:home.room"), data: roomButtons.data("find", {}) };
  const ways =
    rooms === null
      ? [texts.html("intake:person.byReport"), texts.html("intake:person.byRoom")]
      : [
          texts.html("intake:person.byCase"),
          texts.html("intake:person.byOwnRoom"),
          `<blockquote expandable>${roomsText(texts, rooms)}</blockquote>`,
        ];
  const contact = texts.html("intake:person.byOperator", { contact: operator.contact[texts.language] });
  return {
    text: [texts.html("intake:person.title"), [...ways, contact].join("\n"), texts.html("intake:person.inDanger")].join(
      "\n\n",
    ),
    rows: [[rooms === null || hasDraft ? begin : mine], ...(rooms === null ? [[find]] : []), [homeButton(texts)]],
  };
}
