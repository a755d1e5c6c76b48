import { Prisma } from "./generated/client.ts";

/** Parts of statements for `$queryRaw` and `$executeRaw`, with their parameters. */
export const sql = Prisma.sql;
/** SQL that is taken as it is: never anything that came from outside. */
export const rawSql = Prisma.raw;
export type Fragment = Prisma.Sql;
