/** A value that a button carries: how it is written, and how it is read back from untrusted input. */
export interface Field<T> {
  write(value: T): string;
  /** Null if the text is not such a value. */
  read(text: string): T | null;
}

/** A whole number from 0, such as an id. A number larger than a database id is not read. */
export const int: Field<number> = {
  write: (value) => String(value),
  read: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : null),
};

/** Latin characters, digits, `-` and `_`: a language, a region, a token. */
export const word: Field<string> = {
  write: (value) => value,
  read: (text) => (/^[\w-]{1,40}$/.test(text) ? text : null),
};

/** A UUID. */
export const uuid: Field<string> = {
  write: (value) => value,
  read: (text) => (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text) ? text : null),
};

/** A short word: the code of a region, a district or a language. */
export const code: Field<string> = {
  write: (value) => value,
  read: (text) => (/^[\w-]{1,12}$/.test(text) ? text : null),
};

/** A value of a list. */
export function oneOf<const T extends string>(values: readonly T[]): Field<T> {
  return { write: (value) => value, read: (text) => values.find((value) => value === text) ?? null };
}

type Shape = Record<string, Field<unknown>>;
/** The values of a shape's fields. */
export type FieldValues<S extends Shape> = { [Name in keyof S]: S[Name] extends Field<infer T> ? T : never };
/** Kinds of button, each with the values that it carries. */
export type Shapes = Record<string, Shape>;

/** What a button was read as: its kind and its values. */
export type Tapped<S extends Shapes> = { [Kind in keyof S & string]: { kind: Kind } & FieldValues<S[Kind]> }[keyof S &
  string];

export interface Buttons<S extends Shapes> {
  prefix: string;
  /** The callback data of a button. Throws if it is longer than Telegram's 64 bytes. */
  data<Kind extends keyof S & string>(kind: Kind, values: FieldValues<S[Kind]>): string;
  /** Null when the data are not one of these buttons, or are damaged. */
  read(data: string): Tapped<S> | null;
}

const maxBytes = 64;
const prefixPattern = /^[a-z]{1,3}$/;
const dataPattern = /^([a-z]{1,3}:\w+)(?::[\w-]+)*$/;

/**
 * The prefix and the kind of one of our buttons, of any feature: "f:kind" for "f:kind:FAMILY". Null if `defineButtons` cannot have written
 * the callback data, which may then contain anything.
 */
export function nameOfButton(data: string): string | null {
  return Buffer.byteLength(data) > maxBytes ? null : (dataPattern.exec(data)?.[1] ?? null);
}

/**
 * Declares a feature's buttons. Callback data are `prefix:kind:value:value`, values in the order of the shape.
 * @param prefix one to three lower-case characters, unique to the feature (a test enforces that no two features share a prefix)
 * @throws if the prefix has another form
 */
export function defineButtons<const S extends Shapes>(prefix: string, shapes: S): Buttons<S> {
  if (!prefixPattern.test(prefix))
    throw new Error(`The prefix of buttons "${prefix}" is not one to three lower-case characters.`);
  return {
    prefix,
    data(kind, values) {
      const fields = Object.entries<Field<unknown>>(shapes[kind] ?? {});
      const parts = fields.map(([name, field]) => field.write((values as Record<string, unknown>)[name]));
      const data = [prefix, kind, ...parts].join(":");
      if (Buffer.byteLength(data) > maxBytes) throw new Error(`The button ${data} is longer than 64 bytes.`);
      return data;
    },
    read(data) {
      const [readPrefix, kind, ...parts] = data.split(":");
      if (readPrefix !== prefix || kind === undefined || !Object.hasOwn(shapes, kind)) return null;
      const fields = Object.entries<Field<unknown>>(shapes[kind] ?? {});
      if (fields.length !== parts.length) return null;
      const values: Record<string, unknown> = {};
      for (const [at, [name, field]] of fields.entries()) {
        const value = field.read(parts[at] ?? "");
        if (value === null) return null;
        values[name] = value;
      }
      return { kind, ...values } as Tapped<S>;
    },
  };
}
