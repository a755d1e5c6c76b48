import { Prisma } from "./generated/client.ts";

/** A part of a statement for `$queryRaw` or `$executeRaw`, with its parameters. */
export const sql = Prisma.sql;
/** SQL that is inserted unescaped. Never pass anything that came from outside. */
export const rawSql = Prisma.raw;
export type Fragment = Prisma.Sql;
