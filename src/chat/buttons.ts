/** One value that a button carries: how it is written, and how it is read back from untrusted input. */
export interface Field<T> {
  write(value: T): string;
  /** Null when the text is no such value. */
  read(text: string): T | null;
}

/** A whole number from 0, as ids are; what the database's ids cannot hold is none. */
export const int: Field<number> = {
  write: (value) => String(value),
  read: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : null),
};

/** Letters, digits, `-` and `_`: a language, a region, a token. */
export const word: Field<string> = {
  write: (value) => value,
  read: (text) => (/^[\w-]{1,40}$/.test(text) ? text : null),
};

/** A short one: a region's, a district's, a language's code. */
export const code: Field<string> = {
  write: (value) => value,
  read: (text) => (/^[\w-]{1,12}$/.test(text) ? text : null),
};

/** One of a list. */
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
  /** The callback data of a button. Throws when it would not fit Telegram's 64 bytes. */
  data<Kind extends keyof S & string>(kind: Kind, values: FieldValues<S[Kind]>): string;
  /** Null when the data are not one of these buttons, or are damaged. */
  read(data: string): Tapped<S> | null;
}

const maxBytes = 64;
const prefixPattern = /^[a-z]{1,3}$/;
const dataPattern = /^([a-z]{1,3}:\w+)(?::[\w-]+)*$/;

/**
 * The prefix and the kind of a button of ours, of any feature: "f:kind" of "f:kind:FAMILY". Null when the callback data cannot have
 * been written by `defineButtons`, and so can hold anything.
 */
export function nameOfButton(data: string): string | null {
  return Buffer.byteLength(data) > maxBytes ? null : (dataPattern.exec(data)?.[1] ?? null);
}

/**
 * Declares a feature's buttons. Callback data are `prefix:kind:value:value`, values in the order of the shape.
 * @param prefix one to three small letters, the feature's own (a test enforces that no two features share a prefix)
 * @throws when the prefix has another form
 */
export function defineButtons<const S extends Shapes>(prefix: string, shapes: S): Buttons<S> {
  if (!prefixPattern.test(prefix))
    throw new Error(`The prefix of buttons "${prefix}" is not one to three small letters.`);
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
