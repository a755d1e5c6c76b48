import type { PartlyRead } from "../../platform/config.ts";
import { errorFacts } from "../../platform/log.ts";
import {
  type DeadLetter,
  dropDeadLetter,
  findDeadLetters,
  openDeadLetter,
  retryDeadLetters,
} from "../../platform/telegram/inbox/dead-letter-rows.ts";
import { kindOf, redactUpdate } from "../../platform/telegram/inbox/redact-update.ts";
import { localStamp } from "../../platform/time/local-time.ts";
import { dayMs } from "../../platform/time/units.ts";
import type { CommandResult } from "../operator-command.ts";
import { type OpenedDatabase, openForMaintenance } from "./open-for-maintenance.ts";

/** What an operator asks for about updates that were set aside. `id: null` means all of them. */
export type AsideRequest =
  | { kind: "list" }
  | { kind: "show"; id: string }
  | { kind: "retry"; id: string | null }
  | { kind: "drop"; id: string; confirmed: boolean };

/** `bitimger aside …` */
export async function asideCommand(
  read: PartlyRead,
  request: AsideRequest,
  json: boolean,
  now: Date,
): Promise<CommandResult> {
  const opened = await openForMaintenance(read);
  try {
    const { facts, text, ok } = await answer(opened, request, now);
    return { text: json ? `${JSON.stringify(facts, null, 2)}\n` : `${text}\n`, code: ok ? 0 : 1 };
  } finally {
    await opened.database.close();
  }
}

interface Answer {
  facts: unknown;
  text: string;
  ok: boolean;
}

async function answer(opened: OpenedDatabase, request: AsideRequest, now: Date): Promise<Answer> {
  const { sql, kind } = opened.database;
  if (request.kind === "list") return list(opened, await findDeadLetters(sql), now);
  const found = await findDeadLetters(sql, request.id);
  if (request.id !== null && found.length === 0) {
    const text = `No update ${request.id} is set aside: npm run bitimger -- aside list`;
    return { facts: { error: text }, text, ok: false };
  }
  switch (request.kind) {
    case "show":
      return show(opened, found);
    case "retry": {
      const ids = await retryDeadLetters(sql, request.id);
      const when = kind === "pglite" ? "The bot retries them when it starts" : "A running bot retries them at once";
      const text =
        ids.length === 0 ? "Nothing is set aside." : `Put back: ${ids.join(", ")}. ${when}, one attempt each.`;
      return { facts: { putBack: ids }, text, ok: true };
    }
    case "drop": {
      if (!request.confirmed) {
        const text = `This loses what the person sent. To do it anyway: npm run bitimger -- aside drop ${request.id} --yes`;
        return { facts: { error: text }, text, ok: false };
      }
      const dropped = await dropDeadLetter(sql, request.id);
      return {
        facts: { dropped },
        text: dropped ? `Dropped: ${request.id}.` : `${request.id} is already gone.`,
        ok: dropped,
      };
    }
  }
}

function list(opened: OpenedDatabase, found: readonly DeadLetter[], now: Date): Answer {
  const facts = found.map((aside) => factsOf(opened, aside));
  if (facts.length === 0) return { facts, text: "Nothing is set aside.", ok: true };
  const lines = facts.map((aside) => [
    aside.id,
    localStamp(aside.setAsideAt),
    aside.kind,
    aside.attempts,
    aside.chat,
    aside.overtaken ? "went on" : "waits",
    aside.error,
  ]);
  const head = ["id", "set aside", "kind", "attempts", "chat", "since", "error"];
  const oldest = Math.floor((now.getTime() - (found[0]?.setAsideAt.getTime() ?? 0)) / dayMs);
  const says = `Set aside: ${facts.length}, the oldest ${oldest === 0 ? "today" : `${oldest} days ago`}. Find and fix the cause, then:`;
  const todo = [
    "npm run bitimger -- aside show ID          shows the update without what people wrote",
    "npm run bitimger -- aside retry ID         retries it once; «all» instead of an ID retries all of them",
    "If the chat «went on», the update itself is not handled: the person is asked whether they want to send it again.",
  ];
  return { facts, text: [table([head, ...lines]), "", says, ...todo.map((line) => `  ${line}`)].join("\n"), ok: true };
}

function show(opened: OpenedDatabase, [aside]: readonly DeadLetter[]): Answer {
  if (aside === undefined) throw new Error("The update is no longer set aside.");
  const facts = { ...factsOf(opened, aside), update: readUpdate(opened, aside, redactUpdate) };
  const text = [
    ...Object.entries(facts).flatMap(([name, value]) => (name === "update" ? [] : [`${name}: ${formatFact(value)}`])),
    JSON.stringify(facts.update, null, 2),
  ];
  return { facts, text: text.join("\n"), ok: true };
}

function factsOf(opened: OpenedDatabase, aside: DeadLetter) {
  const { id, receivedAt, setAsideAt, attempts, error, overtaken } = aside;
  const kind = readUpdate(opened, aside, kindOf);
  return { id, kind, chat: handleOf(opened, aside), receivedAt, setAsideAt, attempts, overtaken, error };
}

/** Opens an update and reads something from it. A damaged update is listed too, with its error. */
function readUpdate<T>(
  { vault }: OpenedDatabase,
  aside: DeadLetter,
  read: (update: ReturnType<typeof openDeadLetter>) => T,
): T | string {
  try {
    return read(openDeadLetter(vault, aside));
  } catch (error) {
    return `does not open (${errorFacts(error).error})`;
  }
}

/** A handle that is the same for the same chat but is not a Telegram id, because lists get passed around. */
function handleOf({ vault }: OpenedDatabase, { key }: DeadLetter): string {
  return vault.hash("chat", key).slice(0, 6);
}

const formatFact = (value: unknown) => (value instanceof Date ? localStamp(value) : String(value));

function table(rows: readonly (readonly (string | number)[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => String(row[column]).length))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => String(cell).padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
