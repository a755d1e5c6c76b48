import type { Prisma } from "../../platform/database/generated/client.ts";
import type { UpgradeStep } from "../../platform/database/upgrade-steps.ts";
import type { Vault } from "../../platform/database/vault.ts";
import { answersSchema } from "./answers.ts";
import { sealAnswers } from "./drafts.ts";

/** The columns in which an answer was kept before all of them were sealed in one. */
const oldFields = {
  personId: true,
  answeredBy: true,
  inDanger: true,
  safe: true,
  adult: true,
  nameSealed: true,
  consentedAt: true,
  kind: true,
  remit: true,
  remitDone: true,
  review: true,
  regionId: true,
  districtId: true,
  placeChoice: true,
  pointSealed: true,
  placeDone: true,
  languages: true,
  languagesDone: true,
  formats: true,
  womanWished: true,
  formatsDone: true,
  phoneSealed: true,
  phoneDone: true,
} as const satisfies Prisma.DraftSelect;
type OldDraft = Prisma.DraftGetPayload<{ select: typeof oldFields }>;

/** Seals the answers of drafts that were begun before answers were sealed in one column. */
export const sealOldDrafts: UpgradeStep = {
  name: "a draft's answers are sealed",
  async convert({ prisma }, vault, size) {
    const old = await prisma.draft.findMany({
      where: { answersSealed: null },
      orderBy: { id: "asc" },
      take: size,
      select: oldFields,
    });
    // One by one: a step at start that soon finds nothing to do, and every draft is sealed by itself anyway.
    for (const draft of old) {
      const { personId, answeredBy } = draft;
      const answers = answersSchema.parse(openOldAnswers(vault, draft));
      await prisma.draft.updateMany({
        where: { personId, answeredBy, answersSealed: null },
        data: { answersSealed: sealAnswers(vault, personId, answers), answersBy: answeredBy },
      });
    }
    return old.length;
  },
};

function openOldAnswers(vault: Vault, draft: OldDraft): Record<string, unknown> {
  const { personId, answeredBy: _, nameSealed, pointSealed, phoneSealed, consentedAt, ...plain } = draft;
  const open = (column: string, sealed: Uint8Array | null) =>
    sealed === null ? null : vault.open({ table: "Draft", column, row: personId }, sealed);
  const point = open("point", pointSealed);
  return {
    ...plain,
    name: open("name", nameSealed),
    consentedAt: consentedAt?.toISOString() ?? null,
    point: point === null ? null : JSON.parse(point),
    phone: open("phone", phoneSealed),
  };
}
