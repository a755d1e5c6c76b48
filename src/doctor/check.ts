/** What a look at one thing has found. */
export type Finding =
  | { kind: "well"; says: string }
  /** It works, and something should be done all the same. */
  | { kind: "warning"; says: string; todo: string }
  /** It does not work, or not as the law asks. */
  | { kind: "trouble"; says: string; todo: string }
  /** It could not be looked at. */
  | { kind: "unseen"; says: string };

export const well = (says: string): Finding => ({ kind: "well", says });
export const warning = (says: string, todo: string): Finding => ({ kind: "warning", says, todo });
export const trouble = (says: string, todo: string): Finding => ({ kind: "trouble", says, todo });
export const unseen = (says: string): Finding => ({ kind: "unseen", says });

/** A finding and what was looked at: "database", "staff". */
export type Named = Finding & { check: string };

/** Looks at one thing; whatever happens there is a finding, and so is waiting for too long. */
export async function look(
  check: string,
  limitMs: number,
  act: () => Finding | Finding[] | Promise<Finding | Finding[]>,
): Promise<Named[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Finding>((resolve) => {
    const says = `no answer within ${limitMs / 1000} s`;
    timer = setTimeout(
      resolve,
      limitMs,
      trouble(says, "Look at it again when the machine and the network are at rest."),
    );
  });
  const acted = Promise.resolve()
    .then(act)
    .catch((error: unknown) =>
      trouble(`could not be looked at: ${reasonOf(error)}`, "Tell the maintainers, with this line."),
    );
  const found = await Promise.race([acted, late]);
  clearTimeout(timer);
  return [found].flat().map((finding) => ({ check, ...finding }));
}

function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).trim().split("\n").at(-1) ?? "";
}
