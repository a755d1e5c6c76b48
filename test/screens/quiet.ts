import { hiddenScreen, noticeScreen, openedScreen, settingsScreen } from "../../src/features/quiet/screens.ts";
import type { Shown } from "./stage.ts";

/** What somebody sees who has quiet mode on. */
export function quietScreens(): Shown[] {
  return [
    { name: "quiet: off", screen: (texts) => settingsScreen(texts, false) },
    { name: "quiet: on", screen: (texts) => settingsScreen(texts, true) },
    { name: "outbox: quiet.notice", screen: noticeScreen },
    ...[0, 1, 3, 25].map((waiting) => ({
      name: `quiet: opened, ${waiting} waiting`,
      screen: (texts: Parameters<typeof openedScreen>[0]) => openedScreen(texts, waiting),
    })),
    { name: "quiet: hidden", screen: hiddenScreen },
  ];
}
