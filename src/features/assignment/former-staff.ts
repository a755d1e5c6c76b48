import { type Addressed, type RenderedMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Screen } from "../../platform/chat/screen.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { OutboxMessage, SubjectFields, SubjectOf } from "../../platform/telegram/outbox/outbox-message.ts";
import type { CaseAct } from "../people/permissions.ts";
import { ofFormerStaff, withFacts } from "./readable.ts";

interface News<S extends SubjectFields, Facts> {
  adminIds: readonly number[];
  /** The act that the recipient's role must still allow. */
  act: CaseAct;
  load(db: Db, subjects: SubjectOf<S>[]): Promise<(subject: SubjectOf<S>) => Facts | undefined>;
  caseOf(facts: NoInfer<Facts>): number;
  render(texts: Texts, facts: NoInfer<Facts>): Screen;
}

/**
 * Renders news of a case for staff who do not have it any longer, such as that it was closed: only for those who still serve its region and
 * are no party to it.
 */
export function renderToFormerStaff<S extends SubjectFields, Facts>(
  message: OutboxMessage<S>,
  { adminIds, act, load, caseOf, render }: News<S, Facts>,
): RenderedMessage {
  return renderPersonally<S, Facts>(message, {
    onUnknown: "resend",
    async load(db, deliveries) {
      const find = await load(
        db,
        deliveries.map(({ subject }) => subject),
      );
      const known = withFacts(deliveries, ({ subject }) => find(subject), caseOf);
      const allowed = new Set((await ofFormerStaff(db, adminIds, known, act)).map(({ delivery }) => delivery));
      return (delivery: Addressed<SubjectOf<S>>) => (allowed.has(delivery) ? find(delivery.subject) : undefined);
    },
    render,
  });
}
