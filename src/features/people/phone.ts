import parsePhoneNumber, { type NumberType } from "libphonenumber-js/max";

/** Numbers of a person, of a mobile phone or at home; not those of services. In some countries the two look alike. */
const personal: readonly NumberType[] = ["MOBILE", "FIXED_LINE", "FIXED_LINE_OR_MOBILE"];

/**
 * Reads the first number in a text as people in Kazakhstan write it: 8 701 …, +7 701 …, at home with the code of the town, or with + and
 * another country code. Words around it are a remark, as in «8 701 … после 18». Null if there is no valid number.
 */
export function readPhone(text: string): string | null {
  for (const [written] of text.slice(0, 200).matchAll(/\+?\d[^\p{L}]*/gu)) {
    const parsed = parsePhoneNumber(written, "KZ");
    if (parsed?.isValid() === true && personal.includes(parsed.getType())) return parsed.number;
  }
  return null;
}

/** Formats a number for reading, in the groups in which it is asked for and dictated here: "+7 701 123 45 67". */
export function shownPhone(number: string): string {
  const own = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(number);
  if (own !== null) return `+7 ${own.slice(1).join(" ")}`;
  return parsePhoneNumber(number)?.formatInternational() ?? number;
}
