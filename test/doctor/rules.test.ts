import { describe, expect, test } from "vitest";
import type { Candidate } from "../../src/features/assignment/match.ts";
import { defaultOperator } from "../../src/features/operator/operator.ts";
import { readPartly } from "../../src/platform/config.ts";
import type { CallOutcome } from "../../src/platform/telegram/api-answer.ts";
import { type Finding, runCheck, well } from "../../src/tools/doctor/check.ts";
import { serverVersion, upToDate } from "../../src/tools/doctor/database.ts";
import { holidaysLoaded } from "../../src/tools/doctor/holidays.ts";
import { diskSpace, nodeVersion, portServed, timeZone } from "../../src/tools/doctor/machine.ts";
import { asJson, asText, exitCode, redact } from "../../src/tools/doctor/report.ts";
import { environment, operator } from "../../src/tools/doctor/settings.ts";
import { coordinatorsFor, mediatorsFor } from "../../src/tools/doctor/staff.ts";
import { clockRight, tokenAccepted, topicsOffered, webhookAsConfigured } from "../../src/tools/doctor/telegram.ts";

const now = new Date("2026-10-27T10:00:00+05:00");
const shown = (finding: Finding) => `${finding.kind}: ${finding.says}${"todo" in finding ? ` → ${finding.todo}` : ""}`;
const all = (findings: Finding | Finding[]) => [findings].flat().map(shown).join("\n");

const ok = (result: unknown): CallOutcome => ({ kind: "ok", result });
const me = { id: 7, is_bot: true, first_name: "Бітімгер", username: "bitimger_bot", has_topics_enabled: true };
const unset = { url: "", pending_update_count: 0 };
const set = { url: "https://bot.example.kz/secret-path", pending_update_count: 3 };
const failed = (minutesAgo: number) => ({
  ...set,
  last_error_date: now.getTime() / 1000 - minutesAgo * 60,
  last_error_message: "Connection refused",
});
const polling = { kind: "polling" } as const;
const webhook = { kind: "webhook", url: "https://bot.example.kz/secret-path", secret: "s" } as const;
const regions = [
  { id: "KZ-10", en: "Abai" },
  { id: "KZ-19", en: "Almaty Region" },
];
const mediator: Candidate = {
  personId: 1,
  kind: "PUBLIC",
  languages: ["kk"],
  regions: [],
  fields: [],
  marks: [],
  woman: false,
  room: null,
  onDuty: true,
  onLeave: false,
  openCases: 0,
  maxOpenCases: 5,
  lastOfferAt: null,
  openOffers: 0,
  conflictsWith: [],
};
const days = (...years: number[]) =>
  years.flatMap((year) => Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, "0")}-01`));
const free = (bytes: number) => diskSpace("data", async () => bytes);

describe("what a look finds", () => {
  test.each<[string, Finding | Finding[] | Promise<Finding>, RegExp]>([
    ["a right environment", environment(readPartly({})), /^well/],
    ["a bad variable", environment(readPartly({ PORT: "no" })), /^trouble: PORT: should be a port number.* → .*\.env/],
    [
      "no operator's file",
      operator({ kind: "operator", operator: defaultOperator }, null, false),
      /^trouble: .*BIN.* → Copy/,
    ],
    ["none in the playground", operator({ kind: "operator", operator: defaultOperator }, null, true), /^warning/],
    [
      "a wrong one",
      operator({ kind: "wrong", message: "bin: should be" }, "o.json", false),
      /^trouble: bin: should be/,
    ],
    [
      "a right one",
      operator({ kind: "operator", operator: { ...defaultOperator, bin: "1" } }, "o.json", false),
      /^well: .*BIN 1/,
    ],

    ["an accepted token", tokenAccepted(ok(me)), /^well: @bitimger_bot.*groups: no, topics.*: yes, inline mode: no/],
    [
      "a bot that groups may take in",
      tokenAccepted(ok({ ...me, can_join_groups: true })),
      /^warning: .*groups: yes.*→ .*@BotFather \/setjoingroups.*Disable/,
    ],
    [
      "an unknown token",
      tokenAccepted({
        kind: "refused",
        code: 401,
        description: "Unauthorized",
        means: { kind: "later", what: "token" },
      }),
      /^trouble: .*401.*@BotFather/,
    ],
    ["another server", tokenAccepted(ok({ hello: 1 })), /^trouble: .*not a Bot API server/],
    [
      "a silent Telegram",
      tokenAccepted({ kind: "unreachable", cause: "ENOTFOUND" }),
      /^trouble: .*ENOTFOUND.*internet/,
    ],
    ["a busy Telegram", tokenAccepted({ kind: "tooMany", retryAfterSeconds: 7 }), /^warning: .*7 s/],

    ["topics that nobody wants", topicsOffered(ok({}), false), /^well/],
    ["topics that are not used", topicsOffered(ok({ has_topics_enabled: true }), false), /^warning: .*TALK_TOPICS/],
    ["topics that Telegram does not offer", topicsOffered(ok({}), true), /^trouble: .*no topics.*@BotFather/],
    [
      "topics that people may make themselves",
      topicsOffered(ok({ has_topics_enabled: true, allows_users_to_create_topics: true }), true),
      /^trouble: .*their own.*@BotFather/,
    ],
    [
      "topics as they should be",
      topicsOffered(ok({ has_topics_enabled: true, allows_users_to_create_topics: false }), true),
      /^well: each talk/,
    ],
    ["topics, and no answer", topicsOffered({ kind: "unknown", cause: "x" }, true), /^unseen/],
    ["polling", webhookAsConfigured(ok(unset), polling, now), /^well: none is set/],
    [
      "polling beside a webhook",
      webhookAsConfigured(ok(set), polling, now),
      /^warning: .*bot\.example\.kz.*next start removes.*WEBHOOK_URL/,
    ],
    ["the webhook that is wanted", webhookAsConfigured(ok(set), webhook, now), /^well: .*waiting: 3$/],
    [
      "another webhook",
      webhookAsConfigured(ok({ ...set, url: "https://b.kz" }), webhook, now),
      /^warning: Telegram calls b\.kz, not bot/,
    ],
    [
      "no webhook yet",
      webhookAsConfigured(ok(unset), webhook, now),
      /^warning: Telegram calls nobody.*next start changes/,
    ],
    [
      "a webhook that fails",
      webhookAsConfigured(ok(failed(10)), webhook, now),
      /warning: .*10 min ago: Connection refused → /,
    ],
    ["one that failed long ago", webhookAsConfigured(ok(failed(100)), webhook, now), /^well.*$/],
    [
      "many updates",
      webhookAsConfigured(ok({ ...set, pending_update_count: 501 }), webhook, now),
      /warning: 501 updates wait/,
    ],
    ["no answer", webhookAsConfigured({ kind: "unknown", cause: "x" }, webhook, now), /^unseen/],

    ["a right clock", clockRight({ theirs: 5000, ours: 0 }), /^well: 5 s/],
    ["a slow clock", clockRight({ theirs: 7000, ours: 0 }), /^warning: .*7 s slow/],
    ["a clock a minute off", clockRight({ theirs: 60_000, ours: 0 }), /^warning: .*60 s slow/],
    ["a wrong clock", clockRight({ theirs: 0, ours: 61_000 }), /^trouble: .*61 s fast.*timedatectl/],
    ["no clock", clockRight(null), /^unseen/],
    ["the zone", timeZone(), /^well/],
    ["data of before 2024", timeZone(11 * 60 + 30), /^trouble: .*UTC\+6.*newer Node/],

    ["this Node", nodeVersion(process.versions.node), /^well/],
    ["an old Node", nodeVersion("22.1.0"), /^trouble: 22\.1\.0.*Node 24/],
    ["room on the disk", free(1e9), /^well: 1\.0 GB/],
    ["little room", free(9e8), /^warning: 0\.9 GB/],
    ["no room", free(9e7), /^trouble: 0\.1 GB/],
    ["a free port", portServed({ kind: "free" }, "127.0.0.1", 8080), /^well: 127\.0\.0\.1:8080 is free/],
    ["a bot", portServed({ kind: "bot", obstacles: [] }, "h", 1), /^well: a bot is running at h:1/],
    ["a bot in need", portServed({ kind: "bot", obstacles: ["starting"] }, "h", 1), /^trouble: .*not ready: starting/],
    ["another service", portServed({ kind: "other" }, "h", 1), /^trouble: something else.*another PORT/],
    ["a system's port", portServed({ kind: "impossible", code: "EACCES" }, "h", 80), /^trouble: .*below 1024/],
    [
      "another machine's host",
      portServed({ kind: "impossible", code: "EADDRNOTAVAIL" }, "h", 80),
      /^trouble: .*0\.0\.0\.0/,
    ],

    ["PostgreSQL 15", serverVersion("15.4", 150_004, "9 MB"), /^well: PostgreSQL 15\.4, 9 MB/],
    ["PostgreSQL 14", serverVersion("14.11", 140_011, "9 MB"), /^trouble: PostgreSQL 14\.11 is too old/],
    ["this version's tables", upToDate({ open: [], unknown: [], changed: [] }), /^well/],
    [
      "an older database",
      upToDate({ open: ["9_nine"], unknown: [], changed: [] }),
      /^warning: .*1 \(9_nine.*backup first/,
    ],
    [
      "a newer database",
      upToDate({ open: [], unknown: ["9_nine"], changed: [] }),
      /^trouble: .*newer Bitimger.*9_nine/,
    ],
    ["a changed migration", upToDate({ open: [], unknown: [], changed: ["1_one"] }), /^trouble: .*changed.*1_one/],

    ["no mediator", mediatorsFor(regions, []), /^warning: there is no mediator.*\/staff/],
    ["a mediator for the whole country", mediatorsFor(regions, [mediator]), /^well: 1, on duty 1/],
    [
      "a region without one",
      mediatorsFor(regions, [{ ...mediator, regions: ["KZ-19"] }]),
      /^warning: .*without one on duty: Abai → /,
    ],
    ["one off duty", mediatorsFor(regions, [{ ...mediator, onDuty: false }]), /^warning: 1, on duty 0.*\/duty/],
    ["one on leave", mediatorsFor(regions, [{ ...mediator, onLeave: true }]), /^warning: 1, on duty 0/],
    [
      "one without languages",
      mediatorsFor(regions, [mediator, { ...mediator, languages: [] }]),
      /^well.*\nwarning: without any language.*: 1/,
    ],
    ["no coordinator", coordinatorsFor(regions, []), /^warning: there is none/],
    [
      "a region without one",
      coordinatorsFor(regions, [{ regions: ["KZ-10"] }]),
      /^warning: regions without one: Almaty Region/,
    ],
    ["coordinators", coordinatorsFor(regions, [{ regions: [] }]), /^well: 1/],

    ["holidays", holidaysLoaded(days(2026, 2027, 2028), now), /^well: loaded up to 2028/],
    ["the next year's missing", holidaysLoaded(days(2025, 2026), now), /^warning: those of 2027.*"2027-01-01"/],
    ["this year's missing", holidaysLoaded(days(2025), now), /^trouble: those of 2026.*"2026-01-01"/],
    ["a single day off", holidaysLoaded([...days(2026), "2027-01-08"], now), /^warning: those of 2027/],
    [
      "the year by the local clock",
      holidaysLoaded(days(2026), new Date("2026-12-31T19:00:00Z")),
      /^trouble: those of 2027/,
    ],
  ])("%s", async (_, finding, expected) => {
    expect(all(await finding)).toMatch(expected);
  });

  test("of a webhook's address only the host is shown", () => {
    expect(all(webhookAsConfigured(ok(failed(1)), polling, now))).not.toContain("secret-path");
  });
});

describe("a look", () => {
  test("that fails is a finding, and so is one that takes too long", async () => {
    const broken = await runCheck("disk", 1000, () => Promise.reject(new Error("no such disk")));
    expect(broken).toMatchObject([{ check: "disk", kind: "trouble", says: "could not be checked: no such disk" }]);
    const late = await runCheck("disk", 10, () => new Promise<Finding>(() => {}));
    expect(late).toMatchObject([{ kind: "trouble", says: "no answer within 0.01 s" }]);
  });
});

describe("the report", () => {
  const findings = [
    { check: "key", ...well("fine") },
    { check: "database", kind: "trouble", says: "one\ntwo", todo: "Do this." },
    { check: "rooms", kind: "unseen", says: "later" },
  ] as const;

  test("has a line for each finding and what to do under it", () => {
    expect(asText(findings).split("\n")).toEqual([
      "✓ key       fine",
      "✗ database  one",
      "            two",
      "            → Do this.",
      "– rooms     later",
      "",
      "To fix (✗): 1; warnings (!): 0; not checked: 1.",
      "",
    ]);
    expect(asText(findings.slice(0, 1))).toContain("All is well.");
    const warned = asText([{ check: "a", kind: "warning", says: "b", todo: "c" }]);
    expect(warned.split("\n").at(-2)).toBe("To fix (✗): 0; warnings (!): 1.");
  });

  test("ends with 1 when something is in trouble, and with 0 otherwise", () => {
    expect(exitCode(findings)).toBe(1);
    expect(exitCode(findings.slice(0, 1))).toBe(0);
    expect(exitCode([{ check: "a", kind: "warning", says: "b", todo: "c" }])).toBe(0);
    expect(JSON.parse(asJson(findings))).toEqual({ ok: false, findings });
    expect(JSON.parse(asJson(findings.slice(0, 1)))).toMatchObject({ ok: true });
  });

  test("shows no secret, wherever it comes from", () => {
    expect(redact("geheim at a geheim place", ["geheim", ""])).toBe("… at a … place");
    // What is this short is no secret, and part of many words.
    expect(redact("the port is 5432", ["the", "5432"])).toBe("the port is …");
  });
});

describe("an environment that is half right", () => {
  test("is read without what a complaint names, and what follows from that is no complaint", () => {
    const read = readPartly({
      BOT_TOKEN: "no token",
      WEBHOOK_URL: "https://b.kz",
      WEBHOOK_SECRET: "0123456789abcdef",
      PORT: "81",
    });
    expect(read.wrong).toEqual([expect.stringContaining("BOT_TOKEN: should be")]);
    expect(read.config?.port).toBe(81);
    expect(read.without.has("BOT_TOKEN")).toBe(true);
    expect(read.without.has("PORT")).toBe(false);
  });

  test("that lacks something is read as far as it goes, secrets in files too", () => {
    const read = readPartly({ DATABASE_URL: "postgresql://a/b", BOT_TOKEN_FILE: "/nowhere/token", ADMIN_IDS: "1" });
    expect(read.wrong).toEqual([
      expect.stringContaining("BOT_TOKEN_FILE: the file /nowhere/token cannot be read"),
      expect.stringContaining("SEAL_KEY: is needed with DATABASE_URL"),
    ]);
    expect(read.config?.adminIds).toEqual([1]);
  });
});
