import type { Feature } from "../../platform/chat/feature.ts";
import type { Act } from "../people/permissions.ts";
import { type ApplicantContext, applicantHandlers } from "./applicant-handlers.ts";
import { inviteeButtons } from "./buttons.ts";
import { inviteeHandlers, openInvitationLink, readInvitationCode } from "./invitee-handlers.ts";
import { invitationLink } from "./invitee-screens.ts";
import { createInviteeNameForm, inviteeNameForm, type NameFormContext } from "./name-form.ts";

export const invitations = {
  entrances: [{ link: invitationLink, open: openInvitationLink }],
  forms: [
    {
      name: inviteeNameForm,
      prefix: inviteeButtons.prefix,
      pause: async () => {},
      create: createInviteeNameForm,
    },
  ],
  handlers: [applicantHandlers, inviteeHandlers],
  words: { code: readInvitationCode },
} as const satisfies Feature<NameFormContext & ApplicantContext, Act>;
