import { Prisma } from "./generated/client.ts";

/** The NULL of a JSON column, for Prisma, where `null` could also mean the JSON value of that name. */
export const jsonNull = Prisma.DbNull;
