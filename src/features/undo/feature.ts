import type { Feature } from "../../platform/chat/feature.ts";
import { undoButtons } from "./buttons.ts";
import { type UndoContext, undoHandlers } from "./handlers.ts";

/** «Undo»: some acts take effect a minute after the tap, and can be taken back before (src/app/pending-kinds.ts). */
export const undo: Feature<UndoContext> = {
  anytime: [undoHandlers],
  // The tap names its act.
  speaksForItself: (data) => undoButtons.read(data) !== null,
};
