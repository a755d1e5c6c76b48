import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Database } from "../../src/platform/database/open.ts";
import { openTestDatabase } from "./database.ts";
import { openTown, type Town, type Townsperson } from "./town.ts";

export interface TownWithCitizen {
  database: Database;
  town: Town;
  citizen: Townsperson;
}

/**
 * Opens a town with a citizen, Айгүл, before each test of this file, on a database that only this file uses, and passes them to
 * `use`. The town closes with the test.
 */
export function openTownWithCitizen(use: (opened: TownWithCitizen) => void): void {
  let database: Database;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    const town = await openTown(database);
    use({ database, town, citizen: town.person("Айгүл") });
  });
}
