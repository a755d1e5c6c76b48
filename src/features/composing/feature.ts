import type { Feature } from "../../platform/chat/feature.ts";
import type { Act } from "../people/permissions.ts";
import { approvalHandlers } from "./approval-handlers.ts";
import { composingButtons, fieldButtons } from "./buttons.ts";
import { askOpenField, type ComposingContext, composeForm, createComposeForm } from "./compose-form.ts";
import { composingHandlers, pauseComposing, showList } from "./handlers.ts";

export const composing = {
  entrances: [
    {
      command: "compose",
      button: composingButtons.data("list", { page: 0 }),
      act: "composeEvent",
      refusal: "composing:forbidden",
      open: (ctx, context) => showList(ctx, context, 0),
    },
  ],
  anytime: [approvalHandlers],
  forms: [
    {
      name: composeForm,
      isForStaff: true,
      prefix: fieldButtons.prefix,
      pause: pauseComposing,
      create: createComposeForm,
    },
  ],
  handlers: [composingHandlers],
  freeText: {
    /** While an event is being composed, its open question is asked. */
    openField: (context) => async (ctx, next) => {
      if (!(await askOpenField(ctx, context))) await next();
    },
  },
} as const satisfies Feature<ComposingContext, Act>;
