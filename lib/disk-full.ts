/** Whether an error of the operating system or of SQLite means that the disk, or the share of it one may use, is full. */
export function isDiskFull(error: unknown): boolean {
  return /^(ENOSPC|EDQUOT|SQLITE_FULL)$/.test((error as NodeJS.ErrnoException).code ?? '');
}
