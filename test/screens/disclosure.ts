import {
  notAskedScreen,
  passedOnWords,
  questionScreen,
  type Standing,
  standingScreen,
  unaskedScreen,
} from "../../src/features/disclosure/screens.ts";
import type { DisclosureStatus } from "../../src/platform/database/generated/client.ts";
import type { Texts } from "../../src/platform/i18n/texts.ts";
import { matter, type Shown } from "./stage.ts";

const { number } = matter;
const statuses: DisclosureStatus[] = ["ASKED", "ALLOWED", "REFUSED", "WITHDRAWN", "PASSED_ON", "OVER"];
const standings: Standing[] = [...statuses, "stopped"];
const content = { kind: "text" as const, text: "Қоршауды бір метр жылжытуға дайынмын." };

/** Passing on what somebody said in private. */
export function disclosureScreens(): Shown[] {
  return [
    ...statuses.map((status) => ({
      name: `outbox: disclosure.question, ${status}`,
      screen: (texts: Texts) => questionScreen(texts, { disclosure: 7, caseId: 417, number, status, to: [2, 3, 4] }),
    })),
    ...standings.map((status) => ({
      name: `outbox: disclosure.told, ${status}`,
      screen: (texts: Texts) => standingScreen(texts, { disclosure: 7, caseId: 417, status, to: [2] }, null),
    })),
    { name: "disclosure: not asked", screen: notAskedScreen },
    ...(["nobody", "unavailable", "gone"] as const).map((why) => ({
      name: `disclosure: unasked, ${why}`,
      screen: (texts: Texts) => unaskedScreen(texts, why, null),
    })),
    {
      name: "outbox: disclosure.passed",
      screen: (texts) => {
        const { heading = "", rows = [] } = passedOnWords(texts, { number, side: 1, talk: 7, content });
        return { text: heading, rows };
      },
    },
  ];
}
