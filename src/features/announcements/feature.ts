import type { Feature } from "../../platform/chat/feature.ts";
import { type AnnouncementsContext, announcementHandlers } from "./handlers.ts";

export const announcements: Feature<AnnouncementsContext> = { anytime: [announcementHandlers] };
