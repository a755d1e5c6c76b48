import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { API, type Checker, SignatureKind, SymbolFlags, type Type, TypeFlags } from "typescript/unstable/sync";
import { listLimit, numberLimit, textLimit } from "./described-limits.ts";
import { type Limit, limitWord } from "./description.ts";

type Property = ReturnType<Checker["getPropertiesOfType"]>[number];

const ROOT = join(import.meta.dirname, "../..");
const ATTRIBUTION =
  "Facts (names, types, limits) of https://core.telegram.org/bots/api, read from github.com/grammyjs/types (MIT License)";

/** TypeScript has only one kind of number; fields with these names take a fraction. */
const FRACTIONS =
  /^(latitude|longitude|horizontal_accuracy|x_shift|y_shift|scale|rotation_angle|temperature)$|_percentage$|frame_timestamp$/;

/** A value is read as the first kind that fits. Other kinds come after these, and text comes last. */
const READ_FIRST = ["InputFile", "Integer", "Float", "True", "Boolean"];

const readFile = (path: string) => readFileSync(join(ROOT, "node_modules", path), "utf8");

/** The types do not say which version of the Bot API they describe; grammY, which brings them, does. */
function version(): string {
  const { version: types } = JSON.parse(readFile("@grammyjs/types/package.json")) as { version: string };
  const described = /Bot%20API-([\d.]+)-/.exec(readFile("grammy/README.md"))?.[1];
  if (!described) throw new Error("grammY's README no longer names the version of the Bot API: read it elsewhere");
  return `Bot API ${described}, @grammyjs/types ${types}`;
}

/** Reads the types of parameters, and collects each named type that they mention. */
class Derivation {
  readonly types = new Map<string, string>();
  private readonly checker: Checker;

  constructor(checker: Checker) {
    this.checker = checker;
  }

  /** The parameters of each method of `ApiMethods`. */
  methods(methods: Property): Record<string, string> {
    const described = this.checker.getPropertiesOfType(this.checker.getDeclaredTypeOfSymbol(methods)).map((method) => {
      const [signature] = this.checker.getSignaturesOfType(this.typeOf(method), SignatureKind.Call);
      const [params] = signature?.getParameters() ?? [];
      const type = params && this.checker.getNonNullableType(this.typeOf(params));
      return [method.name, type ? this.fields(type) : ""] as const;
    });
    return Object.fromEntries(described);
  }

  private typeOf(property: Property): Type {
    const type = this.checker.getTypeOfSymbol(property);
    if (!type) throw new Error(`TypeScript does not know the type of ${property.name}`);
    return type;
  }

  private fields(type: Type): string {
    const properties = this.checker.getPropertiesOfType(type);
    const parseModes = new Set(properties.map(({ name }) => name).filter((name) => name.endsWith("parse_mode")));
    return properties
      .filter((each) => this.checker.getJsDocTagsOfSymbol(each).every(({ name }) => name !== "deprecated"))
      .map((property) => this.field(property, parseModes))
      .join("; ");
  }

  private field(property: Property, parseModes: Set<string>): string {
    const { name } = property;
    const comment = this.checker.getDocumentationCommentOfSymbol(property);
    const kinds = this.kinds(this.typeOf(property));
    const fraction = FRACTIONS.test(name) || /^Precise /.test(comment);
    const expression = kinds.map((kind) => (kind === "Integer" && fraction ? "Float" : kind)).join("|");
    const isFormatted = parseModes.has("parse_mode") || parseModes.has(`${name}_parse_mode`);
    const limit = limitOf(kinds, comment, isFormatted);
    const mark = property.flags & SymbolFlags.Optional ? "" : "!";
    return [`${name}${mark}`, expression, ...(limit ? [limitWord(limit)] : [])].join(" ");
  }

  /** What a value may be: names of kinds, `[…]` for a list, `"…"` for a literal text, digits for a literal number. */
  private kinds(type: Type): string[] {
    const found = this.named(type) ?? this.members(type).flatMap((member) => this.named(member) ?? this.kind(member));
    const kinds = [...new Set(found)];
    const kept = kinds.includes("String") ? kinds.filter((kind) => !kind.startsWith('"')) : kinds;
    const rank = (kind: string) => (kind === "String" ? 100 : READ_FIRST.indexOf(kind) + 1 || 50);
    return kept.sort((a, b) => rank(a) - rank(b));
  }

  private members(type: Type): readonly Type[] {
    if (type.flags & TypeFlags.Boolean || !type.isUnionType()) return [type];
    const members = (type.getTypes() ?? []).filter(({ flags }) => !(flags & TypeFlags.Undefined));
    const truth = members.filter(({ flags }) => flags & TypeFlags.BooleanLiteral);
    return truth.length < 2
      ? members
      : [...members.filter((each) => !truth.includes(each)), this.checker.getBooleanType()];
  }

  private kind(type: Type): string[] {
    const { flags } = type;
    if (flags & TypeFlags.TypeParameter) return ["InputFile"];
    if (flags & TypeFlags.String) return ["String"];
    if (flags & TypeFlags.Number) return ["Integer"];
    if (flags & TypeFlags.Boolean) return ["Boolean"];
    if (type.isBooleanLiteralType()) return [type.value ? "True" : "Boolean"];
    if (type.isStringLiteralType() || type.isNumberLiteralType()) return [JSON.stringify(type.value)];
    if (type.isIntersectionType() && type.getTypes()?.some((member) => member.flags & TypeFlags.String))
      return ["String"];
    if (this.checker.isArrayLikeType(type) && type.isTypeReference()) {
      const items = this.checker.getTypeArguments(type).flatMap((item) => this.kinds(item));
      return [`[${items.join("|")}]`];
    }
    throw new Error(`No kind of parameter is known for ${this.checker.typeToString(type)}`);
  }

  /** The name of an object type or of an alias. Describes the type when its name first appears. */
  private named(type: Type): string[] | undefined {
    const alias = type.getAliasSymbol();
    const symbol = alias ?? (type.flags & TypeFlags.Object ? type.getSymbol() : undefined);
    if (!symbol || this.checker.isArrayLikeType(type) || isOfLiterals(type)) return undefined;
    const [argument] = type.getAliasTypeArguments();
    const from = alias && argument && !(argument.flags & TypeFlags.TypeParameter) ? this.named(argument) : undefined;
    const parent = symbol.getParent()?.name ?? "";
    const space = /^\w+$/.test(parent) ? `${parent}.` : "";
    const name = `${space}${symbol.name}${from ? `.${from.join("")}` : ""}`;
    if (!this.types.has(name)) {
      this.types.set(name, "");
      this.types.set(name, type.isUnionType() ? `= ${this.alternatives(type)}` : this.fields(type));
    }
    return [name];
  }

  private alternatives(type: Type): string {
    const kinds = this.members(type).flatMap((member) => this.named(member) ?? this.kind(member));
    return [...new Set(kinds)].join("|");
  }
}

function isOfLiterals(type: Type): boolean {
  return type.isUnionType() && (type.getTypes() ?? []).every((member) => member.isLiteralType());
}

function limitOf(kinds: string[], comment: string, isFormatted: boolean): Limit | undefined {
  if (kinds.every((kind) => kind.startsWith("["))) return listLimit(comment);
  if (kinds.length > 1) return undefined;
  if (kinds[0] === "Integer" || kinds[0] === "Float") return numberLimit(comment);
  const limit = kinds[0] === "String" ? textLimit(comment) : undefined;
  return limit?.unit === "characters" && isFormatted ? { ...limit, unit: "after entities" } : limit;
}

/**
 * Returns the compact description that `bot-api.json` holds: a line for each method and for each type that parameters are
 * made of. TypeScript's checker reads it from the installed `@grammyjs/types`.
 */
export function derive(): object {
  const api = new API({ cwd: ROOT });
  try {
    const file = join(ROOT, "node_modules/@grammyjs/types/methods.d.ts");
    const project = api.updateSnapshot({ openFiles: [file] }).getDefaultProjectForFile(file);
    const source = project?.program.getSourceFile(file);
    const methods = source && project?.checker.resolveName("ApiMethods", SymbolFlags.TypeAlias, source);
    if (!project || !methods)
      throw new Error(`${file} has no ApiMethods: find out where the types list the methods now`);
    const derivation = new Derivation(project.checker);
    const described = derivation.methods(methods);
    const types = Object.fromEntries([...derivation.types].sort(([a], [b]) => (a < b ? -1 : 1)));
    return { attribution: ATTRIBUTION, version: version(), methods: described, types };
  } finally {
    api.close();
  }
}

if (import.meta.main) {
  writeFileSync(join(import.meta.dirname, "bot-api.json"), `${JSON.stringify(derive(), null, 2)}\n`);
}
