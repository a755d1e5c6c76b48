import pg from "pg";
import { minuteMs } from "../time/units.ts";

/** Time limits for PostgreSQL, in milliseconds. */
export interface TimeLimits {
  /** For opening a connection. */
  connectMs: number;
  /** For a statement, unless its transaction has extended the limit (`extendStatementTimeout`). PostgreSQL cancels it then. */
  statementMs: number;
  /** For PostgreSQL to be heard after that. A connection that stays silent for longer is closed. */
  answerMs: number;
  /** For a connection to become free when all are in use. */
  turnMs: number;
}

/** With these, an unannounced failover is noticed after some 20 seconds, and opening the next connection takes at most five more. */
export const defaultLimits: TimeLimits = { connectMs: 5_000, statementMs: 15_000, answerMs: 3_000, turnMs: 20_000 };

/** How long a statement waits for a lock, even if it may itself run for minutes. */
const lockMs = 10_000;
/** Transactions make no calls to other services, so a transaction that is idle for this long belongs to a process that is gone. */
const idleTransactionMs = minuteMs;

/**
 * The settings of each session. `jit` is off because our statements are small: compiling one that PostgreSQL misjudges as large costs
 * more than running it. The last four let the server notice a client that vanished, whose locks it would otherwise keep.
 */
const sessionSettings = (limits: TimeLimits) => `SET jit = off;
SET statement_timeout = ${limits.statementMs};
SET lock_timeout = ${Math.min(lockMs, limits.statementMs)};
SET idle_in_transaction_session_timeout = ${idleTransactionMs};
SET tcp_keepalives_idle = 10;
SET tcp_keepalives_interval = 5;
SET tcp_keepalives_count = 3;
SET tcp_user_timeout = 25000`;

const keepAlive = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/**
 * Creates a pool that notices connections which have died silently. After a failover, or when a firewall has dropped the connection,
 * no packet comes back and TCP itself keeps trying for a quarter of an hour. The pool closes a connection that has been silent for
 * longer than a statement may take; its statement fails with an explanation, and every connection that has not been heard since is
 * closed with it.
 */
export function createLimitedPool(config: pg.PoolConfig, limits: TimeLimits = defaultLimits): pg.Pool {
  const clients = new Set<LimitedClient>();
  class PoolClient extends LimitedClient {
    constructor(clientConfig?: pg.ClientConfig) {
      // The pool's own option of this name also counts the wait for a free connection.
      super({ ...clientConfig, ...keepAlive, connectionTimeoutMillis: limits.connectMs }, limits);
      clients.add(this);
      this.once("end", () => clients.delete(this));
    }
  }
  const pool = new pg.Pool({
    ...config,
    connectionTimeoutMillis: limits.turnMs,
    Client: PoolClient,
    onConnect: (client) => client.query(sessionSettings(limits)),
  });
  // An idle connection that breaks must not end the process; the next query opens another.
  pool.on("error", () => {});
  // One timer for all connections: a timer for each statement would cost more than this check.
  const checking = setInterval(() => closeSilent(clients, performance.now()), Math.min(1000, limits.answerMs));
  checking.unref();
  const end = pool.end.bind(pool);
  // The cast drops the overload with a callback, which nobody here uses.
  pool.end = (async () => {
    clearInterval(checking);
    await end();
  }) as typeof pool.end;
  return pool;
}

/** Closes silent connections and those not heard since: most likely they lead to the same machine. */
function closeSilent(clients: Iterable<LimitedClient>, now: number): void {
  const all = [...clients];
  const silent = all.filter((client) => client.isSilent(now));
  if (silent.length === 0) return;
  const since = Math.min(...silent.map((client) => client.askedAt ?? now));
  for (const client of all) if (client.isSilent(now) || client.isDoubtful(since)) client.closeAsSilent();
}

const forTransaction = /^SELECT set_config\('statement_timeout', '(\d+)', true\)/;
const forSession = /^SET statement_timeout = (\d+)/;

class LimitedClient extends pg.Client {
  readonly #answerMs: number;
  #sessionMs: number;
  /** The limit that the current transaction has set, until it ends. */
  #localMs: number | null = null;
  #open = 0;
  #heardAt = performance.now();
  /** Since when the client has been waiting for an answer; null while it is not waiting. */
  askedAt: number | null = null;

  constructor(config: pg.ClientConfig, { statementMs, answerMs }: TimeLimits) {
    super(config);
    this.#answerMs = answerMs;
    this.#sessionMs = statementMs;
    // Before pg's own listener, which may begin the next statement at once.
    this.connection.on("readyForQuery", ({ status }: { status?: string }) => this.#heard(status));
  }

  // Passes the arguments of each of pg's nine overloads on unchanged.
  override query(...args: [never]): never {
    this.#open += 1;
    this.askedAt ??= performance.now();
    this.#readLimit(args[0]);
    return super.query(...args) as never;
  }

  isSilent(now: number): boolean {
    return this.askedAt !== null && now - this.askedAt > this.#limitMs();
  }

  /** Whether the connection has not been heard since, without a longer limit that would explain it. */
  isDoubtful(since: number): boolean {
    return this.#heardAt < since && (this.askedAt === null || this.#limitMs() === this.#sessionMs + this.#answerMs);
  }

  /** Fails the statements that wait for an answer; the pool removes the connection. */
  closeAsSilent(): void {
    const seconds = Math.round((performance.now() - (this.askedAt ?? this.#heardAt)) / 1000);
    const message = `PostgreSQL has been silent for ${seconds} s, so this connection to it was closed`;
    this.connection.stream.destroy(new Error(message));
  }

  #limitMs(): number {
    return (this.#localMs ?? this.#sessionMs) + this.#answerMs;
  }

  #readLimit(statement: string | { text?: string }): void {
    const text = typeof statement === "string" ? statement : (statement.text ?? "");
    const local = forTransaction.exec(text)?.[1];
    if (local !== undefined) this.#localMs = Number(local);
    const session = forSession.exec(text)?.[1];
    // In PostgreSQL 0 means no limit.
    if (session !== undefined) this.#sessionMs = Number(session) || Number.POSITIVE_INFINITY;
  }

  #heard(status: string | undefined): void {
    this.#heardAt = performance.now();
    this.#open = Math.max(0, this.#open - 1);
    this.askedAt = this.#open > 0 ? this.#heardAt : null;
    // I (idle): outside a transaction.
    if (status === "I") this.#localMs = null;
  }
}
