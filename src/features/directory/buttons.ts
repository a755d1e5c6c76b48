import { code, defineButtons, int, oneOf, word } from "../../platform/chat/buttons.ts";
import { invitableRoles, profiles } from "./invitations.ts";

const onOff = oneOf(["on", "off"]);

export const directoryButtons = defineButtons("d", {
  invite: {},
  role: { role: oneOf(invitableRoles) },
  region: { invitation: int, region: code, to: onOff },
  languages: { invitation: int },
  language: { invitation: int, language: code, to: onOff },
  profile: { invitation: int },
  mark: { invitation: int, profile: oneOf(profiles), to: onOff },
  make: { invitation: int },
  join: { token: word },
});
