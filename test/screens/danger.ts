import { dangerKinds } from "../../src/features/danger/danger-words.ts";
import { dangerText } from "../../src/features/danger/screens.ts";
import type { Shown } from "./stage.ts";

/** What is said to somebody in whose words danger was heard, and to somebody whose words cannot be heard. */
export function dangerScreens(): Shown[] {
  return [
    ...dangerKinds.map((kind) => ({
      name: `danger: ${kind}`,
      screen: (texts: Parameters<Shown["screen"]>[0]) => ({ text: dangerText(texts, [kind]) }),
    })),
    { name: "danger: every kind", screen: (texts) => ({ text: dangerText(texts, dangerKinds) }) },
    { name: "danger: a recording", screen: (texts) => ({ text: texts.html("danger:recording") }) },
  ];
}
