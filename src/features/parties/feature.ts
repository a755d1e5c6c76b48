import type { Feature } from "../../platform/chat/feature.ts";
import { type PartiesContext, partyHandlers } from "./handlers.ts";

export const parties = { handlers: [partyHandlers] } as const satisfies Feature<PartiesContext>;
