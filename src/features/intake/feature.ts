import type { Feature } from "../../platform/chat/feature.ts";
import { contactButtons } from "../danger/buttons.ts";
import { additionForm, createAdditionForm } from "./addition-form.ts";
import { additionButtons, answerButtons, intakeButtons } from "./buttons.ts";
import { contactTaps } from "./contact-handlers.ts";
import { pauseDraft } from "./draft-rows.ts";
import { findDraft } from "./drafts.ts";
import { askOpenQuestion, intakeHandlers, lateParts, startReport, storyEdits } from "./handlers.ts";
import { heldHandlers, readDeletion, readOfferAnswer, untoldStories } from "./held-handlers.ts";
import { readPersonWanted } from "./person-wanted-handlers.ts";
import { createReportForm, type FormContext, reportForm } from "./report-form.ts";

export const intake = {
  entrances: [
    {
      command: "report",
      button: intakeButtons.data("report", {}),
      link: "report",
      label: async ({ person }, { database }) =>
        (await findDraft(database.prisma, person.id)) === null ? "people:home.report" : "people:home.continue",
      open: startReport,
    },
  ],
  // Somebody in danger asks for a person before they have chosen a language …
  first: [contactTaps],
  // … and in the middle of anything. An edit changes what was told earlier; it does not answer a question.
  anytime: [contactTaps, storyEdits],
  // The button in danger means the same whenever it is tapped.
  speaksForItself: (data) => contactButtons.read(data) !== null,
  forms: [
    {
      name: reportForm,
      prefix: answerButtons.prefix,
      pause: ({ person }, { database }) => pauseDraft(database.sql, person.id),
      create: createReportForm,
    },
    // It has no draft: each message is added when it arrives.
    { name: additionForm, prefix: additionButtons.prefix, pause: async () => {}, create: createAdditionForm },
  ],
  handlers: [intakeHandlers, heldHandlers],
  freeText: {
    /** A report in progress goes on with its open question. */
    openQuestion: (context) => async (ctx, next) => {
      if (!(await askOpenQuestion(ctx, context))) await next();
    },
    lateParts,
    /** What nobody else understands may be a story. */
    stories: untoldStories,
  },
  words: {
    /** The answer to the question whether it is. */
    offerAnswer: readOfferAnswer,
    /** The wish to talk with a person instead of the bot. */
    person: readPersonWanted,
    /** The words of the button that deletes a report. */
    deletion: readDeletion,
  },
} as const satisfies Feature<FormContext>;
