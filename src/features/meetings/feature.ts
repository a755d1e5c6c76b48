import type { Feature } from "../../platform/chat/feature.ts";
import { answerButtons, meetingFormButtons } from "./buttons.ts";
import { meetingAnswerHandlers, meetingHandlers } from "./handlers.ts";
import { createProposalForm, type MeetingsContext, proposalForm } from "./proposal-form.ts";

export const meetings = {
  anytime: [meetingAnswerHandlers],
  // The form stores nothing but its step: a person who leaves it begins again.
  forms: [
    {
      name: proposalForm,
      isForStaff: true,
      prefix: meetingFormButtons.prefix,
      pause: async () => {},
      create: createProposalForm,
    },
  ],
  handlers: [meetingHandlers],
  // An answer names the meeting and the proposal.
  speaksForItself: (data: string) => answerButtons.read(data) !== null,
} as const satisfies Feature<MeetingsContext>;
