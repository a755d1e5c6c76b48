import type { Feature } from "../../platform/chat/feature.ts";
import { passOnButtons } from "../talks/buttons.ts";
import { passedOnButtons, permissionButtons } from "./buttons.ts";
import { type DisclosureContext, disclosureHandlers } from "./handlers.ts";

/** What somebody said in private goes to the other side only with their permission, word for word. */
export const disclosure = {
  anytime: [disclosureHandlers],
  // These buttons name the message or the permission.
  speaksForItself: (data: string) =>
    [passOnButtons, permissionButtons, passedOnButtons].some((buttons) => buttons.read(data) !== null),
} as const satisfies Feature<DisclosureContext>;
