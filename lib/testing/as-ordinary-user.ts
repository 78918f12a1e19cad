const NOBODY = 65_534;

/** Runs `work` without the rights of the superuser, whom no permission stops; tests in containers run as root. */
export async function asOrdinaryUser<Result>(work: () => Promise<Result>): Promise<Result> {
  if (process.geteuid?.() !== 0) return work();

  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
