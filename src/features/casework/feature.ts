import type { Feature } from "../../platform/chat/feature.ts";
import { workButtons } from "../assignment/buttons.ts";
import type { Act } from "../people/permissions.ts";
import { noteFormButtons } from "./buttons.ts";
import { type CaseworkContext, caseworkHandlers, readOverviewNumber, showWork } from "./handlers.ts";
import { createNoteForm, type NoteFormContext, noteForm } from "./note-form.ts";
import { noteHandlers } from "./note-handlers.ts";

export const casework = {
  entrances: [
    {
      command: "work",
      button: workButtons.data("list", {}),
      act: "seeOwnCase",
      refusal: "assignment:work.forbidden",
      open: showWork,
    },
  ],
  // The form has no draft: somebody who leaves it writes the note again.
  forms: [
    {
      name: noteForm,
      isForStaff: true,
      prefix: noteFormButtons.prefix,
      pause: async () => {},
      create: createNoteForm,
    },
  ],
  handlers: [caseworkHandlers, noteHandlers],
  words: {
    /** The number of a case, for a coordinator. */
    number: readOverviewNumber,
  },
} as const satisfies Feature<CaseworkContext & NoteFormContext, Act>;
