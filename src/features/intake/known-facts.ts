import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { openPhone } from "../cases/cases.ts";
import { dangerOf } from "../cases/remit.ts";
import { answersFields, openAnswers } from "../cases/sealed-answers.ts";
import { type AlarmFacts, alarmKindsOf } from "../danger/alarm-facts.ts";
import type { DangerKind } from "../danger/hearing/danger-words.ts";
import { toldKinds } from "../danger/told-rows.ts";
import type { ReportState } from "./answers.ts";
import { findDraft, openReport } from "./drafts.ts";

/** The facts of a report for those on duty. @param heard the kinds of danger that were heard in the person's words */
export function reportFacts(report: ReportState, heard: readonly DangerKind[]): AlarmFacts {
  const { phone, phoneShared, regionId, remit, inDanger } = report;
  const kinds = alarmKindsOf([...heard, ...dangerOf(remit, heard)], inDanger === true);
  return { kinds, phone, phoneShared, regionId };
}

/**
 * What may be passed on of somebody who asks to be contacted: what they answered in a report that is not sent yet, otherwise in their
 * newest open case, and what was heard within six hours. Where nothing is known, nobody has named the danger.
 */
export async function knownFacts(db: Db, vault: Vault, personId: number, now: Date): Promise<AlarmFacts> {
  const heard = await toldKinds(db, vault, personId, now);
  const draft = await findDraft(db, personId);
  const told = draft === null ? null : reportFacts(openReport(vault, draft), heard);
  const filed = told?.phone == null || told.regionId === null ? await caseFacts(db, vault, personId) : null;
  const { phone, phoneShared } = (told?.phone == null ? filed : told) ?? { phone: null, phoneShared: false };
  const kinds = told?.kinds ?? alarmKindsOf(heard, false);
  return {
    kinds: kinds.length === 0 ? ["unnamed"] : kinds,
    phone,
    phoneShared,
    regionId: told?.regionId ?? filed?.regionId ?? null,
  };
}

async function caseFacts(db: Db, vault: Vault, personId: number) {
  const newest = await db.case.findFirst({
    where: { personId, status: { in: ["WAITING", "ASSIGNED"] } },
    orderBy: [{ filedAt: "desc" }, { id: "desc" }],
    select: { regionId: true, phoneSealed: true, ...answersFields },
  });
  if (newest === null) return null;
  const { phoneShared } = openAnswers(vault, newest);
  return { regionId: newest.regionId, phone: openPhone(vault, newest), phoneShared };
}
