/**
 * Options for every onnxruntime session. Spinning threads keep cores busy for more than a second after one short query;
 * the arena grows to the largest batch ever seen and stays, so batches are small and fixed instead.
 *
 * @param threads threads one inference may use
 */
export function sessionOptions(threads: number): Record<string, unknown> {
  return {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
  };
}
