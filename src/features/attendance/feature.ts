import type { Feature } from "../../platform/chat/feature.ts";
import type { Act } from "../people/permissions.ts";
import { doorButtons, resultsButtons } from "./buttons.ts";
import { firstFigures } from "./door-screens.ts";
import { type AttendanceContext, attendanceHandlers, showDoors, showFigures } from "./handlers.ts";
import { createResultsForm, resultsForm } from "./results-form.ts";
import { ticketLink } from "./ticket.ts";
import { openTicketLink, ticketHandlers } from "./ticket-handlers.ts";
import { readTicketCode } from "./typed-codes.ts";

export const attendance = {
  entrances: [
    {
      command: "door",
      button: doorButtons.data("list", {}),
      act: "openDoor",
      refusal: "attendance:forbidden",
      open: showDoors,
    },
    {
      command: "figures",
      button: firstFigures,
      act: "readFigures",
      refusal: "attendance:forbidden",
      behind: "openDoor",
      open: (ctx, context) => showFigures(ctx, context, "year", "region"),
    },
    { link: ticketLink, open: openTicketLink },
  ],
  anytime: [ticketHandlers],
  // The form has no draft: an editor who leaves it writes the text again.
  forms: [
    {
      name: resultsForm,
      isForStaff: true,
      prefix: resultsButtons.prefix,
      pause: async () => {},
      create: createResultsForm,
    },
  ],
  handlers: [attendanceHandlers],
  words: {
    /** A ticket's code, typed at the door or by the participant, or at the door a participant's name. */
    code: readTicketCode,
  },
} as const satisfies Feature<AttendanceContext, Act>;
