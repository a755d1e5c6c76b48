import { expect, test } from "vitest";
import { setAsideMessage } from "../../src/app/messages.ts";
import { enqueue } from "../../src/platform/telegram/outbox/outbox.ts";
import { openTestDatabase } from "../harness/database.ts";
import { openTown, phrase } from "../harness/town.ts";
import { until } from "./wire.ts";

test("a stored delivery whose name or subject nobody can read waits, is not thrown away, and holds up nothing of its chat", async () => {
  const database = await openTestDatabase();
  const town = await openTown(database);
  const aigul = town.person("Айгүл");
  await aigul.writes("/start");
  await aigul.taps("Қазақша");
  const { id: personId } = await database.prisma.person.findUniqueOrThrow({ where: { telegramId: aigul.id } });
  const at = town.now();
  const common = { personId, class: 1, notBefore: at, createdAt: at };
  await database.prisma.delivery.createMany({
    data: [
      { ...common, message: "events.cancelled", subject: "5/of/a/newer/form" },
      { ...common, message: "events.ofANewerVersion", subject: "5" },
    ],
  });
  await enqueue(database.prisma, [setAsideMessage.to(personId, { occasion: "1" }, { notBefore: at })], at);
  town.service.sender.wake();
  const says = phrase("kk", "chat:setAside");
  await until("what can be read is said", () => aigul.history().some((text) => says.test(text)));
  const unreadable = () =>
    database.prisma.delivery.findMany({ where: { message: { startsWith: "events." }, error: { not: null } } });
  await until("both were looked at", async () => (await unreadable()).length === 2);
  for (const row of await unreadable()) {
    expect(row.error).toMatch(/^unknown message since /);
    expect(["WAITING", "SENDING"]).toContain(row.status);
  }
  await town.close();
  await database.close();
});
