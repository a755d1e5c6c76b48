import type { DangerWords } from "../danger-words.ts";
import { childHurt } from "./kazakh/child-hurt.ts";
import { elsewhere, harmless } from "./kazakh/harmless.ts";
import { lists } from "./kazakh/lists.ts";
import { suicide } from "./kazakh/suicide.ts";
import { threatToLife } from "./kazakh/threat-to-life.ts";
import { violence } from "./kazakh/violence.ts";

/** Kazakh. Written with the Kazakh keyboard; found without it and in Latin script too. */
export const kazakh: DangerWords = { lists, harmless, elsewhere, threatToLife, violence, suicide, childHurt };
