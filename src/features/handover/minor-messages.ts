import { type Addressed, type RenderedMessage, renderMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { loadBriefs } from "../assignment/briefs.ts";
import { renderToFormerStaff } from "../assignment/former-staff.ts";
import { readable } from "../assignment/readable.ts";
import type { Brief } from "../assignment/screens.ts";
import type { Places } from "../places/places.ts";
import { loadLostCases } from "./lost-cases.ts";
import { minorCaseOverScreen, minorCaseScreen, minorLeftScreen, minorToldScreen } from "./minor-screens.ts";
import { minorLeftMessage, minorMessage, minorToldMessage } from "./notices.ts";

interface MinorMessagesContext {
  vault: Vault;
  places: Places;
  adminIds: readonly number[];
}

type CaseDelivery = Addressed<{ case: number; at: Date }>;

/** Renders what is said when a party is under 18. Whether a coordinator may still see the case is checked when it is sent. */
export function minorMessages(context: MinorMessagesContext): RenderedMessage[] {
  return [
    renderPersonally(minorMessage, {
      onUnknown: "resend",
      load: (db, deliveries) => loadCases(db, context, deliveries),
      render(texts, brief, changed) {
        if (brief !== "over") return minorCaseScreen(texts, context.places, brief);
        return changed ? minorCaseOverScreen(texts) : null;
      },
    }),
    renderMessage(minorToldMessage, {
      onUnknown: "resend",
      load: (db, subjects) => loadBriefs(db, context.vault, subjects),
      render: minorToldScreen,
    }),
    renderToFormerStaff(minorLeftMessage, {
      adminIds: context.adminIds,
      act: "seeOwnCase",
      load: loadLostCases,
      caseOf: ({ caseId }) => caseId,
      render: minorLeftScreen,
    }),
  ];
}

async function loadCases(db: Db, { vault, adminIds }: MinorMessagesContext, deliveries: readonly CaseDelivery[]) {
  const briefOf = await loadBriefs(
    db,
    vault,
    deliveries.map(({ subject }) => subject),
  );
  const about = deliveries.map((delivery) => ({
    delivery,
    personId: delivery.personId,
    caseId: delivery.subject.case,
  }));
  const waiting = await readable(db, adminIds, about, ["seeQueue"]);
  const allowed = new Set(waiting.map(({ delivery }) => delivery));
  return (delivery: CaseDelivery): Brief | "over" | undefined =>
    allowed.has(delivery) ? briefOf(delivery.subject) : "over";
}
