/** What a statement is due, where it is not the usual: no large table from end to end, at most a thousand rows. */
export type Due = { words: RegExp; why: string } & (
  | { kind: "bounded"; rows: number }
  /** It is not asked again and again, or it is the test's own. */
  | { kind: "notHot" }
);

export const dues: readonly Due[] = [
  {
    words: /^SELECT \(SELECT count\(\*\) FROM "Update" .*\+ \(SELECT count/,
    kind: "notHot",
    why: "the town of the tests asks it",
  },
  {
    words: /^SELECT class, count\(\*\) FILTER/,
    kind: "notHot",
    why: "it counts what waits, and takes at most a two-hundredth of the time (queue-depths.ts)",
  },
  ...[
    /FROM "Consent" WHERE length\("textHash"\)/,
    /"Case" WHERE "public"\."Case"\."answersSealed" IS NULL/,
    /"Offer" WHERE .*"reasonSealed" IS NULL/,
    /^UPDATE "Offer" SET why = jsonb_set/,
    /"Case"\."mediatorId" IS NOT NULL AND NOT EXISTS\(SELECT .* FROM "public"\."Talk"/,
  ].map((words): Due => ({ words, kind: "notHot", why: "a step of the upgrade, which ends for good" })),
  {
    words: /UPDATE "Update" u SET "isNext" = true .*WHERE .* FROM \(SELECT DISTINCT key/,
    kind: "notHot",
    why: "it looks through what waits for chats that were forgotten, and takes at most its share of the time (inbox.ts)",
  },
  {
    words: /^SELECT count\(\*\)::int AS waiting, .* FROM "Update"/,
    kind: "notHot",
    why: "it counts what waits, and takes at most a two-hundredth of the time (queue-depths.ts)",
  },
  {
    words: /^WITH gone AS \( DELETE FROM "Update" WHERE "setAsideAt" IS NOT NULL/,
    kind: "notHot",
    why: "it reads what waits once a minute, for the version before, and goes in the next release",
  },
  {
    words: /^WITH clock AS .* head AS \( SELECT u\.id FROM "Update"/,
    kind: "bounded",
    rows: 5_000,
    why: "some rows for each of the 128 chats that are taken up at once, and a look at the 500 that wait here",
  },
  {
    words: /^WITH gone AS \( DELETE FROM "ReceivedUpdate"/,
    kind: "bounded",
    rows: 10_000,
    why: "ids are forgotten in batches of five thousand, each found and deleted",
  },
  {
    words: /^WITH gone AS \( DELETE FROM "RecentMessage"/,
    kind: "bounded",
    rows: 10_000,
    why: "ids are forgotten in batches of five thousand, each found and deleted",
  },
  {
    words: /^DELETE FROM "Delivery" d USING \( SELECT o\.message/,
    kind: "notHot",
    why: "old deliveries are forgotten once an hour, in batches of five thousand",
  },
  {
    words: /FROM "Talk" t JOIN "Case" c .* WHERE t\."endedAt" IS NULL/,
    kind: "bounded",
    rows: 60_000,
    why: "the talks that are open, as many as mediators have cases in hand",
  },
  {
    words: /FROM "Mediator" m WHERE m\."personId" > /,
    kind: "bounded",
    rows: 10_000,
    why: "all the country's mediators, some two thousand",
  },
  {
    words: /WITH conflict AS MATERIALIZED/,
    kind: "bounded",
    rows: 10_000,
    why: "some rows for each of the 105 mediators of a region",
  },
  {
    words: /FROM (\(SELECT )?("public"\.)?"Event"/,
    kind: "bounded",
    rows: 10_000,
    why: "ten years have some two thousand events",
  },
  {
    words: /COUNT\("public"\."Case"\."escalatedAt"\)/,
    kind: "notHot",
    why: "it counts the open cases for a scrape, at most every five seconds",
  },
  ...[
    /^DELETE FROM "public"\."(Alarm|CallQuestion|WrongCodes)"/,
    /^DELETE FROM "PendingAct" WHERE "endedAt" IS NOT NULL/,
  ].map(
    (words): Due => ({
      words,
      kind: "notHot",
      why: "once an hour it deletes what is old from a table that holds thirty days, or two",
    }),
  ),
  {
    words: /of_lane.*FOR UPDATE OF d SKIP LOCKED/,
    kind: "bounded",
    rows: 5_000,
    why: "for each that it may take, of each class, the twenty that wait in that chat",
  },
];

/** The queries that are asked again and again, and the index that serves each at any size. */
export const served: readonly { name: string; words: RegExp; index: string }[] = [
  { name: "the outbox's claim", words: /of_lane.*FOR UPDATE OF d SKIP LOCKED/, index: "Delivery_turn_idx" },
  { name: "what a dead process had in hand", words: /dead AS MATERIALIZED/, index: "Delivery_sending_idx" },
  { name: "a delivery's outcome", words: /^WITH o AS .*UPDATE "Delivery"/, index: "Delivery_pkey" },
  { name: "a message that has changed", words: /^WITH shown AS MATERIALIZED/, index: "Delivery_pkey" },
  { name: "news for somebody who is gone", words: /^WITH news AS MATERIALIZED/, index: "Delivery_unsaid_idx" },
  {
    name: "the inbox's claim",
    words: /^WITH clock AS .* head AS \( SELECT u\.id FROM "Update"/,
    index: "Update_next_idx",
  },
  { name: "an update's end", words: /DELETE FROM "Update" u WHERE u.id = ANY/, index: "Update_pkey" },
  { name: "an act's lock on its case", words: /FROM "Case" WHERE id = .* FOR UPDATE/, index: "Case_pkey" },
  { name: "the mediators for a case", words: /^WITH conflict AS/, index: "Offer_mediatorId_offeredAt_idx" },
  {
    name: "a mediator's cases in hand",
    words: /^SELECT c\.id, c\."regionId", .* FROM "Case" c WHERE c\."mediatorId" = /,
    index: "Case_assigned_idx",
  },
  {
    name: "a citizen's cases",
    words: /"draftId".* FROM "public"\."Case" WHERE "public"\."Case"\."personId" = \$1 .*ORDER BY/,
    index: "Case_personId_idx",
  },
  {
    name: "a case's offers",
    words: /FROM "public"\."Offer" WHERE "public"\."Offer"\."caseId"/,
    index: "Offer_caseId_round_key",
  },
  { name: "acts that are forgotten", words: /^DELETE FROM .*"Act"/, index: "Act_actedAt_idx" },
];
