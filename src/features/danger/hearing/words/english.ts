import type { DangerWords } from "../danger-words.ts";
import { childHurt } from "./english/child-hurt.ts";
import { elsewhere, harmless } from "./english/harmless.ts";
import { lists } from "./english/lists.ts";
import { suicide } from "./english/suicide.ts";
import { threatToLife } from "./english/threat-to-life.ts";
import { violence } from "./english/violence.ts";

/** English, compared without apostrophes and repeated characters. */
export const english: DangerWords = { lists, harmless, elsewhere, threatToLife, violence, suicide, childHurt };
