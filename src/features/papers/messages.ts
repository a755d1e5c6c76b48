import { type Addressed, type RenderedMessage, renderPersonally } from "../../platform/chat/message.ts";
import type { Screen } from "../../platform/chat/screen.ts";
import type { Db } from "../../platform/database/open.ts";
import type { Vault } from "../../platform/database/vault.ts";
import type { Texts } from "../../platform/i18n/texts.ts";
import type { Upload } from "../../platform/telegram/upload.ts";
import { readable, withFacts } from "../assignment/readable.ts";
import { answeredMessage, confirmedMessage, reasonMessage, signedMessage, versionMessage } from "./notices.ts";
import { type PaperFileContext, paperFile } from "./paper-file.ts";
import { isOf } from "./party-papers.ts";
import { answeredScreen, confirmedScreen, partyVersionScreen, signedScreen } from "./party-screens.ts";
import { mediatorVersionScreen, reasonToldScreen } from "./screens.ts";
import { backToPaper } from "./shared-words.ts";
import { loadVersions, type Version } from "./versions.ts";

interface PaperMessagesContext extends PaperFileContext {
  vault: Vault;
  adminIds: readonly number[];
}

/** What somebody is told of a version: a party to whom it was sent, or the mediator who has the case. */
interface Told {
  version: Version;
  as: "party" | "mediator";
  personId: number;
  /** Only where the PDF is sent. */
  file?: Upload;
}

const onUnknown = "resend";

/** Renders what is said about documents: to the parties who take part, and to the mediator who has the case. */
export function paperMessages(context: PaperMessagesContext): RenderedMessage[] {
  const load = <Subject extends { version: number }>(db: Db, deliveries: readonly Addressed<Subject>[]) =>
    loadTold(db, context, deliveries);
  return [
    renderPersonally(versionMessage, {
      onUnknown,
      resendIfDeleted: false,
      load: (db, deliveries) => loadFiles(db, context, deliveries),
      render(texts, told: Told, changed) {
        const { version, as, personId, file } = told;
        if (as === "mediator") return mediatorVersionScreen(texts, version);
        if (file === undefined || (version.standing.kind === "void" && !changed)) return null;
        return partyVersionScreen(texts, version, personId, file);
      },
    }),
    renderPersonally(answeredMessage, {
      onUnknown,
      async load(db, deliveries) {
        const find = await load(db, deliveries);
        return (delivery) => {
          const told = find(delivery);
          return told === undefined ? undefined : { told, subject: delivery.subject };
        };
      },
      render: (texts, { told, subject: { side, answer } }) =>
        toMediator(texts, told, answeredScreen(texts, told.version, side, answer)),
    }),
    renderPersonally(confirmedMessage, {
      onUnknown,
      load,
      render(texts, told: Told) {
        const { standing } = told.version;
        if (standing.kind !== "confirmed") return null;
        return toMediator(texts, told, confirmedScreen(texts, told.version, standing.partly));
      },
    }),
    renderPersonally(signedMessage, {
      onUnknown,
      load,
      render: (texts, { version }: Told) => (version.signedOn === null ? null : signedScreen(texts, version)),
    }),
    renderPersonally(reasonMessage, {
      onUnknown,
      async load(db, deliveries) {
        const find = await load(db, deliveries);
        return (delivery) => {
          const told = find(delivery);
          const { side, turn } = delivery.subject;
          const said = told?.version.sides.find((own) => own.side === side && own.turn === turn);
          // Only the mediator reads it.
          if (told?.as !== "mediator" || said === undefined || said.reason === null) return undefined;
          return { version: told.version, side, reason: said.reason };
        };
      },
      render: (texts, { version, side, reason }) => reasonToldScreen(texts, version, side, reason),
    }),
  ];
}

function toMediator(texts: Texts, { as, version }: Told, screen: Screen): Screen {
  return as === "mediator" ? { ...screen, rows: [[backToPaper(texts, version)]] } : screen;
}

type Find<Subject> = (delivery: Addressed<Subject>) => Told | undefined;

async function loadTold<Subject extends { version: number }>(
  db: Db,
  { vault, adminIds }: PaperMessagesContext,
  deliveries: readonly Addressed<Subject>[],
): Promise<Find<Subject>> {
  const ids = [...new Set(deliveries.map(({ subject }) => subject.version))];
  const versions = await loadVersions(db, vault, ids);
  const known = withFacts(
    deliveries,
    ({ subject }) => versions.get(subject.version),
    ({ caseId }) => caseId,
  );
  const ofMediator = new Set((await readable(db, adminIds, known, ["writePaper"])).map(({ delivery }) => delivery));
  return (delivery) => {
    const { personId } = delivery;
    const version = versions.get(delivery.subject.version);
    if (version === undefined) return undefined;
    if (isOf(version, personId)) return { version, as: "party", personId };
    return ofMediator.has(delivery) ? { version, as: "mediator", personId } : undefined;
  };
}

/** The same with the PDFs, each of which is made once. */
async function loadFiles(
  db: Db,
  context: PaperMessagesContext,
  deliveries: readonly Addressed<{ version: number }>[],
): Promise<Find<{ version: number }>> {
  const find = await loadTold(db, context, deliveries);
  const files = new Map<number, Upload>();
  for (const delivery of deliveries) {
    const told = find(delivery);
    if (told?.as !== "party" || files.has(told.version.id)) continue;
    files.set(told.version.id, await paperFile(context, told.version.content));
  }
  return (delivery) => {
    const told = find(delivery);
    const file = told === undefined ? undefined : files.get(told.version.id);
    return told === undefined || file === undefined ? told : { ...told, file };
  };
}
