import pg from "pg";
import { minuteMs } from "../time/units.ts";

/** How long PostgreSQL may take, in milliseconds. */
export interface TimeLimits {
  /** Until a connection is made. */
  connectMs: number;
  /** Until a statement ends, unless its transaction has asked for more (`allowLong`). PostgreSQL ends it then. */
  statementMs: number;
  /** Until PostgreSQL has been heard after that; then it is silent and the connection is given up. */
  answerMs: number;
  /** Until a connection is free, where all are in use. */
  turnMs: number;
}

/** A failover that nobody announces is noticed after some 20 seconds, and the next connection takes at most five more. */
export const usualLimits: TimeLimits = { connectMs: 5_000, statementMs: 15_000, answerMs: 3_000, turnMs: 20_000 };

/** A statement waits no longer than this for a lock, also one that may take minutes itself. */
const lockMs = 10_000;
/** A transaction makes no calls to others, so one that rests this long belongs to a process that is gone. */
const restMs = minuteMs;

/**
 * What each session is told. `jit`: our statements are small, and what PostgreSQL compiles for one that it takes for a large one
 * costs more than running it. The last four let the server notice a client that vanished, whose locks it would keep otherwise.
 */
const sessionSettings = (limits: TimeLimits) => `SET jit = off;
SET statement_timeout = ${limits.statementMs};
SET lock_timeout = ${Math.min(lockMs, limits.statementMs)};
SET idle_in_transaction_session_timeout = ${restMs};
SET tcp_keepalives_idle = 10;
SET tcp_keepalives_interval = 5;
SET tcp_keepalives_count = 3;
SET tcp_user_timeout = 25000`;

const keepAlive = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/**
 * A pool whose connections can die without a word (a failover, a firewall that forgets: no packet comes back, and TCP itself goes on
 * trying for a quarter of an hour). Whatever is silent for longer than a statement may take is given up, its statement fails with
 * words that say so, and every connection that has not been heard since goes with it.
 */
export function createLimitedPool(config: pg.PoolConfig, limits: TimeLimits = usualLimits): pg.Pool {
  const clients = new Set<LimitedClient>();
  class OfThisPool extends LimitedClient {
    constructor(given?: pg.ClientConfig) {
      // The pool's own limit of that name counts the wait for a free connection as well.
      super({ ...given, ...keepAlive, connectionTimeoutMillis: limits.connectMs }, limits);
      clients.add(this);
      this.once("end", () => clients.delete(this));
    }
  }
  const pool = new pg.Pool({
    ...config,
    connectionTimeoutMillis: limits.turnMs,
    Client: OfThisPool,
    onConnect: (client) => client.query(sessionSettings(limits)),
  });
  // An idle connection that breaks must not end the process; the next query opens another.
  pool.on("error", () => {});
  // One timer for all: a timer for each statement costs more than looking.
  const looking = setInterval(() => giveUpSilent(clients, performance.now()), Math.min(1000, limits.answerMs));
  looking.unref();
  const end = pool.end.bind(pool);
  // Overloaded with a callback that nobody here uses.
  pool.end = (async () => {
    clearInterval(looking);
    await end();
  }) as typeof pool.end;
  return pool;
}

/** Gives up what is silent, and with it what has not been heard since: most likely it leads to the same machine. */
function giveUpSilent(clients: Iterable<LimitedClient>, now: number): void {
  const all = [...clients];
  const silent = all.filter((client) => client.isSilent(now));
  if (silent.length === 0) return;
  const since = Math.min(...silent.map((client) => client.askedAt ?? now));
  for (const client of all) if (client.isSilent(now) || client.isDoubtful(since)) client.giveUp();
}

const forTransaction = /^SELECT set_config\('statement_timeout', '(\d+)', true\)/;
const forSession = /^SET statement_timeout = (\d+)/;

class LimitedClient extends pg.Client {
  readonly #answerMs: number;
  #sessionMs: number;
  /** What a transaction has asked for, until it ends. */
  #localMs: number | null = null;
  #open = 0;
  #heardAt = performance.now();
  /** Since when an answer is waited for; null where none is. */
  askedAt: number | null = null;

  constructor(config: pg.ClientConfig, { statementMs, answerMs }: TimeLimits) {
    super(config);
    this.#answerMs = answerMs;
    this.#sessionMs = statementMs;
    // Before pg's own listener, which may begin the next statement at once.
    this.connection.on("readyForQuery", ({ status }: { status?: string }) => this.#heard(status));
  }

  // Each of pg's nine overloads goes on as it came.
  override query(...words: [never]): never {
    this.#open += 1;
    this.askedAt ??= performance.now();
    this.#readLimit(words[0]);
    return super.query(...words) as never;
  }

  isSilent(now: number): boolean {
    return this.askedAt !== null && now - this.askedAt > this.#limitMs();
  }

  /** Not heard since, although it had no right to be quiet for longer. */
  isDoubtful(since: number): boolean {
    return this.#heardAt < since && (this.askedAt === null || this.#limitMs() === this.#sessionMs + this.#answerMs);
  }

  /** What waits for it fails, and the pool forgets it. */
  giveUp(): void {
    const seconds = Math.round((performance.now() - (this.askedAt ?? this.#heardAt)) / 1000);
    const words = `PostgreSQL has been silent for ${seconds} s, so this connection to it was given up`;
    this.connection.stream.destroy(new Error(words));
  }

  #limitMs(): number {
    return (this.#localMs ?? this.#sessionMs) + this.#answerMs;
  }

  #readLimit(statement: string | { text?: string }): void {
    const text = typeof statement === "string" ? statement : (statement.text ?? "");
    const local = forTransaction.exec(text)?.[1];
    if (local !== undefined) this.#localMs = Number(local);
    const session = forSession.exec(text)?.[1];
    // 0 is PostgreSQL's word for no limit.
    if (session !== undefined) this.#sessionMs = Number(session) || Number.POSITIVE_INFINITY;
  }

  #heard(status: string | undefined): void {
    this.#heardAt = performance.now();
    this.#open = Math.max(0, this.#open - 1);
    this.askedAt = this.#open > 0 ? this.#heardAt : null;
    // I: outside of transactions.
    if (status === "I") this.#localMs = null;
  }
}
