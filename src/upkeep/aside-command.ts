import type { PartlyRead } from "../config.ts";
import { errorFacts } from "../log.ts";
import { type Aside, dropAside, findAside, openAside, putBack } from "../telegram/aside.ts";
import { kindOf, outline } from "../telegram/outline.ts";
import { localStamp } from "../time/local-time.ts";
import { dayMs } from "../time/units.ts";
import { openWorksite, type Worksite } from "./open-for-maintenance.ts";

/** What an operator asks about updates that were set aside; `id` null: all of them. */
export type AsideWish =
  | { kind: "list" }
  | { kind: "show"; id: string }
  | { kind: "retry"; id: string | null }
  | { kind: "drop"; id: string; sure: boolean };

interface Told {
  text: string;
  code: 0 | 1;
}

/** `bitimger aside …` */
export async function aside(read: PartlyRead, wish: AsideWish, json: boolean, now: Date): Promise<Told> {
  const site = await openWorksite(read);
  try {
    const { facts, text, ok } = await fulfil(site, wish, now);
    return { text: json ? `${JSON.stringify(facts, null, 2)}\n` : `${text}\n`, code: ok ? 0 : 1 };
  } finally {
    await site.database.close();
  }
}

interface Answer {
  facts: unknown;
  text: string;
  ok: boolean;
}

async function fulfil(site: Worksite, wish: AsideWish, now: Date): Promise<Answer> {
  const { sql, kind } = site.database;
  if (wish.kind === "list") return listed(site, await findAside(sql), now);
  const found = await findAside(sql, wish.id);
  if (wish.id !== null && found.length === 0) {
    const text = `No update ${wish.id} is set aside: npm run bitimger -- aside list`;
    return { facts: { error: text }, text, ok: false };
  }
  switch (wish.kind) {
    case "show":
      return shown(site, found);
    case "retry": {
      const ids = await putBack(sql, wish.id);
      const when = kind === "pglite" ? "The bot takes them up when it starts" : "A running bot takes them up at once";
      const text = ids.length === 0 ? "Nothing is set aside." : `Put back: ${ids.join(", ")}. ${when}, and tries once.`;
      return { facts: { putBack: ids }, text, ok: true };
    }
    case "drop": {
      if (!wish.sure) {
        const text = `What the person sent is lost with it. If that is meant: npm run bitimger -- aside drop ${wish.id} --yes`;
        return { facts: { error: text }, text, ok: false };
      }
      const dropped = await dropAside(sql, wish.id);
      return {
        facts: { dropped },
        text: dropped ? `Dropped: ${wish.id}.` : `${wish.id} is gone already.`,
        ok: dropped,
      };
    }
  }
}

function listed(site: Worksite, found: readonly Aside[], now: Date): Answer {
  const facts = found.map((one) => factsOf(site, one));
  if (facts.length === 0) return { facts, text: "Nothing is set aside.", ok: true };
  const lines = facts.map((one) => [
    one.id,
    localStamp(one.setAsideAt),
    one.kind,
    one.attempts,
    one.chat,
    one.overtaken ? "went on" : "waits",
    one.error,
  ]);
  const head = ["id", "set aside", "what came", "tries", "chat", "since", "error"];
  const oldest = Math.floor((now.getTime() - (found[0]?.setAsideAt.getTime() ?? 0)) / dayMs);
  const says = `Set aside: ${facts.length}, the oldest ${oldest === 0 ? "today" : `${oldest} days ago`}. Find the cause, put it right, then:`;
  const todo = [
    "npm run bitimger -- aside show ID          what came, without what people wrote",
    "npm run bitimger -- aside retry ID         puts it back; «all» instead of an ID: all of them",
    "Where the chat «went on» nothing is done in the person's name: they are asked whether they want to send it again.",
  ];
  return { facts, text: [table([head, ...lines]), "", says, ...todo.map((line) => `  ${line}`)].join("\n"), ok: true };
}

function shown(site: Worksite, [one]: readonly Aside[]): Answer {
  if (one === undefined) throw new Error("It is not set aside any more.");
  const facts = { ...factsOf(site, one), update: opened(site, one, outline) };
  const text = [
    ...Object.entries(facts).flatMap(([name, value]) => (name === "update" ? [] : [`${name}: ${said(value)}`])),
    JSON.stringify(facts.update, null, 2),
  ];
  return { facts, text: text.join("\n"), ok: true };
}

function factsOf(site: Worksite, one: Aside) {
  const { id, receivedAt, setAsideAt, attempts, error, overtaken } = one;
  const kind = opened(site, one, kindOf);
  return { id, kind, chat: handleOf(site, one), receivedAt, setAsideAt, attempts, overtaken, error };
}

/** A damaged one is listed too. */
function opened<T>({ vault }: Worksite, one: Aside, read: (update: ReturnType<typeof openAside>) => T): T | string {
  try {
    return read(openAside(vault, one));
  } catch (error) {
    return `does not open (${errorFacts(error).error})`;
  }
}

/** The same chat has the same handle, which is nobody's Telegram id: a list gets around. */
function handleOf({ vault }: Worksite, { key }: Aside): string {
  return vault.hash("chat", key).slice(0, 6);
}

const said = (value: unknown) => (value instanceof Date ? localStamp(value) : String(value));

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
