/** What a check has found. */
export type Finding =
  | { kind: "well"; says: string }
  /** It works, but something should be done. */
  | { kind: "warning"; says: string; todo: string }
  /** It does not work, or not as the law requires. */
  | { kind: "trouble"; says: string; todo: string }
  /** It could not be checked. */
  | { kind: "unseen"; says: string };

export const well = (says: string): Finding => ({ kind: "well", says });
export const warning = (says: string, todo: string): Finding => ({ kind: "warning", says, todo });
export const trouble = (says: string, todo: string): Finding => ({ kind: "trouble", says, todo });
export const unseen = (says: string): Finding => ({ kind: "unseen", says });

/** A finding and the name of the check: "database", "staff". */
export type CheckResult = Finding & { check: string };

/** Runs a check. An error and a timeout become findings too. */
export async function runCheck(
  check: string,
  limitMs: number,
  act: () => Finding | Finding[] | Promise<Finding | Finding[]>,
): Promise<CheckResult[]> {
  let timer: NodeJS.Timeout | undefined;
  const timedOut = new Promise<Finding>((resolve) => {
    const says = `no answer within ${limitMs / 1000} s`;
    timer = setTimeout(
      resolve,
      limitMs,
      trouble(says, "Run the doctor again when the machine and the network are less busy."),
    );
  });
  const finished = Promise.resolve()
    .then(act)
    .catch((error: unknown) =>
      trouble(`could not be checked: ${reasonOf(error)}`, "Report this line to the maintainers."),
    );
  const found = await Promise.race([finished, timedOut]);
  clearTimeout(timer);
  return [found].flat().map((finding) => ({ check, ...finding }));
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).trim().split("\n").at(-1) ?? "";
}
