import type { PaperKind } from "../../platform/database/generated/client.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { LocalDay } from "../../platform/time/local-day.ts";
import { partiesOf } from "../cases/parties.ts";
import type { PaperContent } from "./printed.ts";
import { openContent, openReason, openSigned } from "./sealed-papers.ts";
import { type Standing, standingOf } from "./standing.ts";

/** What a side has answered to a version; null: nothing yet. */
export interface SideAnswer {
  side: number;
  personId: number;
  agrees: boolean | null;
  turn: number;
  /** Why they said no. Only the mediator reads it. */
  reason: string | null;
}

/** A version of a document as it stands now. */
export interface Version {
  id: number;
  caseId: number;
  kind: PaperKind;
  number: string;
  version: number;
  /** The newest version of the same document. */
  newest: number;
  content: PaperContent;
  code: string;
  sides: SideAnswer[];
  /** Who takes part in the case now. */
  present: number[];
  standing: Standing;
  signedOn: LocalDay | null;
}

/** Loads versions with their answers. */
export async function loadVersions(db: Db, vault: Vault, ids: readonly number[]): Promise<Map<number, Version>> {
  const rows = await db.paperVersion.findMany({
    where: { id: { in: [...ids] } },
    include: {
      answers: true,
      paper: { select: { kind: true, versions: { orderBy: { version: "desc" }, take: 1, select: { version: true } } } },
      case: { select: { number: true, status: true, mediatorId: true } },
    },
  });
  const found = new Map<number, Version>();
  for (const row of rows) {
    const { id, caseId, version, answers, paper } = row;
    const content = openContent(vault, row);
    const newest = paper.versions[0]?.version ?? version;
    const signedOn = openSigned(vault, row);
    const { status, mediatorId, number } = row.case;
    const parties = (await partiesOf(db, caseId)).map(({ personId }) => personId);
    const standing = standingOf({
      kind: paper.kind,
      isNewest: newest === version,
      asked: content.sides.map(({ personId }) => personId),
      mediatorId: content.mediatorId,
      answers,
      hasOpenPoints: content.printed.points.some(({ state }) => state === "open"),
      isSigned: signedOn !== null,
      case: { status, mediatorId, parties },
    });
    const sides = content.sides.map(({ side, personId }): SideAnswer => {
      const own = answers.find((answer) => answer.personId === personId);
      const reason = own === undefined || own.agrees ? null : openReason(vault, own);
      return { side, personId, agrees: own?.agrees ?? null, turn: own?.turn ?? 0, reason };
    });
    const facts = { id, caseId, kind: paper.kind, number, version, newest, content, code: content.code };
    found.set(id, { ...facts, sides, present: parties, standing, signedOn });
  }
  return found;
}

export async function loadVersion(db: Db, vault: Vault, id: number): Promise<Version | null> {
  return (await loadVersions(db, vault, [id])).get(id) ?? null;
}

/** The newest version of each document of a case. */
export async function newestVersions(db: Db, vault: Vault, caseId: number): Promise<Version[]> {
  const rows = await db.paperVersion.findMany({
    where: { caseId },
    distinct: ["paperId"],
    orderBy: [{ paperId: "asc" }, { version: "desc" }],
    select: { id: true },
  });
  const loaded = await loadVersions(
    db,
    vault,
    rows.map(({ id }) => id),
  );
  return [...loaded.values()];
}
