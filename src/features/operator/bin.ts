/**
 * Whether twelve digits are a BIN (БСН): the last digit is a checksum of the others (Government decree No. 406 of 22 May 2007).
 * Twelve zeros, a placeholder for the operator to replace, do not count.
 */
export function isBin(text: string): boolean {
  if (!/^\d{12}$/.test(text) || /^0+$/.test(text)) return false;
  const digits = [...text].map(Number);
  return controlDigit(digits.slice(0, 11)) === digits[11];
}

/** The checksum; null if both rounds leave 10, because such numbers are never issued. */
function controlDigit(digits: readonly number[]): number | null {
  for (const shift of [0, 2]) {
    const rest = digits.reduce((sum, digit, at) => sum + digit * (((at + shift) % 11) + 1), 0) % 11;
    if (rest < 10) return rest;
  }
  return null;
}
