import type { DangerWords } from "../danger-words.ts";
import { childHurt } from "./russian/child-hurt.ts";
import { elsewhere, harmless } from "./russian/harmless.ts";
import { lists } from "./russian/lists.ts";
import { suicide } from "./russian/suicide.ts";
import { threatToLife } from "./russian/threat-to-life.ts";
import { violence } from "./russian/violence.ts";

/** Russian, compared as it sounds: write words in their usual spelling. */
export const russian: DangerWords = { lists, harmless, elsewhere, threatToLife, violence, suicide, childHurt };
