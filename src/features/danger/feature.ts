import type { Feature } from "../../platform/chat/feature.ts";
import { type DangerContext, hearDanger } from "./handlers.ts";

export const danger = { first: [hearDanger] } as const satisfies Feature<DangerContext>;
