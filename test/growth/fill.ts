import pg from "pg";

/** An expression over `n`, the number of the row, for each column that is not to be made up. */
type Columns = Record<string, string>;

interface Column {
  name: string;
  type: string;
  udt: string;
  isNeeded: boolean;
}

/** Fills a table with a number of rows. Other required columns get values by their type, so that a new column needs no line here. */
async function fillTable(client: pg.Client, table: string, count: number, given: Columns): Promise<void> {
  const { rows } = await client.query<Column>(
    `SELECT column_name AS name, data_type AS type, udt_name AS udt, is_nullable = 'NO' AND column_default IS NULL AS "isNeeded"
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1`,
    [table],
  );
  const used = rows.filter(({ name, isNeeded }) => isNeeded || name in given);
  const values = await Promise.all(used.map(({ name, type, udt }) => given[name] ?? madeUp(client, type, udt)));
  const names = used.map(({ name }) => `"${name}"`).join(", ");
  await client.query(
    `INSERT INTO "${table}" (${names}) SELECT ${values.join(", ")} FROM generate_series(1, ${count}) n ON CONFLICT DO NOTHING`,
  );
}

async function madeUp(client: pg.Client, type: string, udt: string): Promise<string> {
  if (type === "ARRAY") return "'{}'";
  if (type === "boolean") return "false";
  if (type === "bytea") return "'\\x00'";
  if (type === "jsonb") return "'{}'";
  if (type.startsWith("timestamp")) return "timestamptz '2026-01-01' + n * interval '1 second'";
  if (type !== "USER-DEFINED") return type === "text" ? "n::text" : "0";
  const { rows } = await client.query<{ label: string }>(
    "SELECT enumlabel AS label FROM pg_enum WHERE enumtypid = $1::regtype ORDER BY enumsortorder LIMIT 1",
    [`"${udt}"`],
  );
  return `'${rows[0]?.label}'`;
}

// The scenario's own rows have the small ids.
const first = 100_000;
const person = (n: string, people: number) => `${first} + (${n})::bigint % ${people}`;

/** Ten years of the whole country, in proportion to its deliveries. @param deliveries two million, or twenty */
export async function fill(url: string, deliveries: number, now: Date): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const people = Math.round(deliveries / 6);
  const cases = Math.round(deliveries / 15);
  const mediators = 2_100;
  const at = `timestamptz '${now.toISOString()}'`;
  const past = `${at} - n * interval '20 seconds'`;
  try {
    // What refers to what is right here, and the checks of it cost the most.
    await client.query("SET session_replication_role = replica; SET synchronous_commit = off");
    const make = (table: string, count: number, given: Columns) => fillTable(client, table, count, given);
    await make("Person", people, {
      id: `${first} + n`,
      telegramId: `10000000 + n`,
      languageCode: "'kk'",
      createdAt: past,
    });
    await make("StaffRole", mediators, {
      personId: `${first} + n`,
      role: "'MEDIATOR'",
      regions: "ARRAY['KZ-' || (10 + n % 20)]",
    });
    await make("Mediator", mediators, { personId: `${first} + n`, languages: "ARRAY['kk', 'ru']" });
    await make("Case", cases, {
      id: `${first} + n`,
      number: "'old-' || n",
      draftId: "'old-' || n",
      personId: person("n * 7", people),
      status: `(CASE WHEN n % 40 = 0 THEN 'ASSIGNED' WHEN n % 1000 = 1 THEN 'WAITING' ELSE 'CLOSED' END)::"CaseStatus"`,
      regionId: "'KZ-' || (10 + n % 20)",
      mediatorId: `${first} + 1 + n % ${mediators}`,
      filedAt: past,
      dangers: "0",
    });
    await make("Offer", cases * 2, {
      caseId: `${first} + n / 2`,
      mediatorId: `${first} + 1 + n % ${mediators}`,
      round: "10 + n % 2",
      status: `(CASE WHEN n % 2000 = 0 THEN 'OFFERED' ELSE 'EXPIRED' END)::"OfferStatus"`,
      offeredAt: past,
      remindAt: `${at} + n * interval '1 second'`,
      dueAt: `${at} + n * interval '1 second'`,
    });
    await make("StoryPart", cases, {
      id: "'old-' || n",
      draftId: "'old-' || n",
      caseId: `${first} + n`,
      updateId: "n",
      addedAt: past,
    });
    await make("Consent", people, { personId: `${first} + n`, textHash: "'h'" });
    await make("Subscription", people, { personId: `${first} + n` });
    await make("Event", 2_000, {
      id: `${first} + n`,
      status: "'PUBLISHED'",
      startsAt: `${at} - n * interval '1 day'`,
      endsAt: `${at} - n * interval '1 day' + interval '3 hours'`,
      publishedAt: past,
    });
    await make("Registration", people, {
      eventId: `${first} + 1 + n % 2000`,
      personId: `${first} + n`,
      status: "'GOING'",
      code: "'Q' || n",
    });
    await make("ChatState", people, { key: "'1' || n", lastUpdateId: "n", lastUpdateAt: past });
    const inHand = "n % 40 = 0";
    await make("Showing", cases, {
      caseId: `${first} + n`,
      personId: `${first} + 1 + n % ${mediators}`,
      shownAt: past,
      takenBackAt: `CASE WHEN ${inHand} THEN NULL ELSE ${past} END`,
      settledAt: `CASE WHEN ${inHand} THEN NULL ELSE ${past} END`,
    });
    const party = { caseId: `${first} + n`, personId: person("n * 7", people) };
    await make("Party", cases, { id: `${first} + n`, side: "1", ...party });
    await make("Talk", cases, {
      id: `${first} + n`,
      key: "'old-' || n",
      kind: "'CAUCUS'",
      caseId: `${first} + n`,
      partyId: `${first} + n`,
      mediatorId: `${first} + 1 + n % ${mediators}`,
      openedAt: past,
      saidAt: past,
      owedSince: `CASE WHEN n % 4000 = 0 THEN ${past} END`,
      endedAt: `CASE WHEN ${inHand} THEN NULL ELSE ${past} END`,
    });
    await make("TalkMessage", cases * 4, {
      id: "'old-' || n",
      talkId: `${first} + n / 4`,
      authorId: `${first} + n % ${people}`,
      messageId: "n",
      writtenAt: past,
      storedAt: past,
    });
    await make("TalkTopic", cases, { talkId: `${first} + n`, personId: person("n * 7", people), topicId: "n" });
    await make("EnteredTalk", 10_000, { personId: `${first} + n`, talkId: `${first} + n`, enteredAt: past });
    await make("PausedTalk", 10_000, { personId: `${first} + n`, pausedAt: past });
    const ofCase = { caseId: `${first} + n`, mediatorId: `${first} + 1 + n % ${mediators}` };
    await make("BarredMediator", 10_000, ofCase);
    await make("MediatorRequest", 10_000, { ...ofCase, outcome: "'KEPT'" });
    await make("Handover", 10_000, {
      caseId: `${first} + n`,
      fromId: `${first} + 1 + n % ${mediators}`,
      toId: `${first} + 2 + n % ${mediators}`,
      status: "'MOVED'",
      dueAt: past,
    });
    await make("Closing", 20_000, {
      caseId: `${first} + n`,
      byId: `${first} + 1 + n % ${mediators}`,
      status: "'DONE'",
      submittedAt: past,
      askAt: past,
      askedAt: past,
    });
    await fillSides(make, { at, past, mediators });
    const waiting = {
      isNext: "n <= 500",
      place: "(n - 1) / 500",
      receivedAt: past,
      dueAt: `${past} - interval '2 days'`,
    };
    await make("Update", 5_000, { updateId: "100000000 + n", key: `'2' || n % 500`, ...waiting });
    await make("ReceivedUpdate", people, {
      updateId: "100000000 + n",
      receivedAt: `${at} - n * interval '0.5 seconds'`,
    });
    await make("RecentMessage", people, {
      key: "'1' || n",
      messageId: "n",
      saidAt: `${at} - n * interval '0.5 seconds'`,
    });
    await make("DangerTold", 10_000, { key: "'old-' || n", toldAt: `${at} - n * interval '1 second'` });
    await make("Alarm", 10_000, {
      personId: `${first} + n`,
      raisedAt: `${at} - n * interval '1 minute'`,
      takenById: "CASE WHEN n > 3 THEN n END",
    });
    await make("CallQuestion", 10_000, {
      personId: `${first} + n`,
      askedById: `${first} + 1`,
      caseId: `${first} + n`,
      askedAt: `${at} - n * interval '1 minute'`,
    });
    await make("HeldWords", 10_000, { personId: `${first} + n`, heldAt: `${at} - n * interval '1 second'` });
    await make("PendingAct", 10_000, {
      kind: "'cases.withdraw'",
      subject: "n::text",
      personId: `${first} + n`,
      createdAt: past,
      dueAt: past,
      endedAt: `CASE WHEN n > 3 THEN ${past} END`,
    });
    await make("Act", people, { key: "n || '/old'", actedAt: at });
    await make("Delivery", deliveries, {
      message: `CASE WHEN n % 10 = 0 THEN 'assignment.offer' ELSE 'events.announcement' END`,
      subject: `(n / ${people})::text`,
      personId: `${first} + 1 + n % ${people}`,
      chatId: `10000001 + n % ${people}`,
      class: "CASE WHEN n % 10 = 0 THEN 1 WHEN n % 17 = 0 THEN 2 ELSE 3 END",
      status: `(CASE WHEN n % 8 = 0 THEN 'WAITING' WHEN n % 400 = 1 THEN 'HELD' WHEN n % 100000 = 3 THEN 'SENDING' WHEN n % 50 = 5 THEN 'SKIPPED' ELSE 'SENT' END)::"DeliveryStatus"`,
      notBefore: `CASE WHEN n % 16 = 0 THEN ${at} + n * interval '1 second' ELSE ${past} END`,
      leasedUntil: `CASE WHEN n % 100000 = 3 THEN ${at} + interval '1 hour' END`,
      messageId: "CASE WHEN n % 8 > 3 THEN n END",
      createdAt: past,
    });
  } finally {
    await client.end();
  }
}

type Make = (table: string, count: number, given: Columns) => Promise<void>;

/** What cases with two sides leave: of a hundred of each, some are still open. */
async function fillSides(
  make: Make,
  { at, past, mediators }: { at: string; past: string; mediators: number },
): Promise<void> {
  const caseId = `${first} + n`;
  const mediatorId = `${first} + 1 + n % ${mediators}`;
  const isOpen = "n % 100 = 0";
  const due = `CASE WHEN ${isOpen} THEN ${at} + n * interval '1 minute' END`;
  const ended = `CASE WHEN ${isOpen} THEN NULL ELSE ${past} END`;
  await make("PartyInvitation", 20_000, {
    id: `${first} + n`,
    caseId,
    makerId: caseId,
    codeHash: "'old-' || n",
    status: `(CASE WHEN ${isOpen} THEN 'OPEN' ELSE 'CONFIRMED' END)::"PartyInvitationStatus"`,
    madeAt: past,
    endedAt: ended,
    dueAt: due,
  });
  await make("Invitee", 20_000, { invitationId: caseId, personId: `${first} + n * 3`, openedAt: past });
  await make("WrongCodes", 10_000, { personId: caseId, since: past, count: "1" });
  await make("Meeting", 20_000, {
    id: `${first} + n`,
    caseId,
    mediatorId,
    status: `(CASE WHEN ${isOpen} THEN 'FIXED' ELSE 'OVER' END)::"MeetingStatus"`,
    startsAt: past,
    dueAt: due,
  });
  await make("MeetingAnswer", 40_000, { meetingId: `${first} + n / 2`, personId: `${first} + n` });
  await make("MediationTerm", 20_000, { id: `${first} + n`, caseId, recordedAt: past, endedAt: ended, nextAt: due });
  await make("TermExtension", 10_000, { termId: caseId, caseId, status: "'AGREED'", proposedAt: past });
  await make("Clearance", 10_000, { caseId, dangers: "1", askedAt: past, endedAt: ended });
  await make("Disclosure", 20_000, {
    caseId,
    messageId: "'old-' || n",
    version: "1",
    contentSealed: `CASE WHEN ${isOpen} THEN '\\x00'::bytea END`,
    askedAt: past,
  });
  await make("Paper", 20_000, { id: `${first} + n`, caseId, kind: "'SETTLEMENT'" });
  await make("PaperVersion", 40_000, {
    paperId: `${first} + n / 2`,
    caseId: `${first} + n / 2`,
    version: "n % 2",
    madeAt: past,
  });
  await make("ClosingParty", 20_000, { closingId: caseId, personId: caseId, side: "1" });
}
