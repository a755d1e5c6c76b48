import type { Feature } from "../../platform/chat/feature.ts";
import type { Act } from "../people/permissions.ts";
import { directoryButtons } from "./buttons.ts";
import { type DirectoryContext, directoryHandlers, openStaffLink, showRoles, staffLink } from "./handlers.ts";

export const directory: Feature<DirectoryContext, Act> = {
  entrances: [
    {
      command: "staff",
      button: directoryButtons.data("invite", {}),
      act: "composeInvitation",
      refusal: "directory:invite.notAllowed",
      open: showRoles,
    },
    { link: staffLink, open: openStaffLink },
  ],
  handlers: [directoryHandlers],
};
