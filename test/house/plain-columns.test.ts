import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "prisma/schema");
const schema = readdirSync(folder)
  .map((file) => readFileSync(join(folder, file), "utf8"))
  .join("\n");
const [list = "", others = ""] = readFileSync(join(root, "docs/plain-columns.md"), "utf8").split(
  "## Models that concern neither",
);

const enums = [...schema.matchAll(/^enum (\w+)/gm)].map(([, name]) => name);
const scalars = new Set(["Int", "BigInt", "String", "Boolean", "DateTime", "Json", "Float", "Bytes", ...enums]);

/** The plain columns of each model. */
const columns = new Map(
  [...schema.matchAll(/^model (\w+) \{([^}]*)\}/gm)].map(([, model = "", body = ""]) => {
    const fields = [...body.matchAll(/^ {2}(\w+)\s+(\w+)/gm)];
    const plain = fields.filter(([, name = "", type]) => scalars.has(type ?? "") && !name.endsWith("Sealed"));
    return [model, plain.map(([, name]) => `${model}.${name}`)];
  }),
);

const named = (text: string) => [...text.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? "");
const rows = [...list.matchAll(/^\| (\w+) \| ([^|]*`[^|]*) \| ([^|]*) \|$/gm)].map(
  ([, model = "", names = "", why = ""]) => ({
    model,
    listed: named(names).map((name) => `${model}.${name}`),
    why: why.trim(),
  }),
);
const aboutNobody = named(others);

test("every plain column that concerns a person or a case stands in docs/plain-columns.md, with what needs it", () => {
  const listed = rows.flatMap((row) => row.listed);
  const plain = [...columns].filter(([model]) => !aboutNobody.includes(model)).flatMap(([, names]) => names);
  expect(plain.length).toBeGreaterThan(100);
  expect(listed.toSorted()).toEqual(plain.toSorted());
  expect(rows.filter(({ why }) => why.length < 8)).toEqual([]);
});

test("every model either stands in the list or concerns nobody, and not both", () => {
  const models = [...new Set(rows.map(({ model }) => model))];
  expect([...models, ...aboutNobody].toSorted()).toEqual([...columns.keys()].toSorted());
});

test("a model that names a person does not count as one that concerns nobody", () => {
  const telling = /\.(personId|telegramId|chatId|caseId|mediatorId)$/;
  expect(aboutNobody.flatMap((model) => columns.get(model) ?? []).filter((name) => telling.test(name))).toEqual([]);
});
