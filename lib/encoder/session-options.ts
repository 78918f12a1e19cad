import type { InferenceSession } from 'onnxruntime-node';

/** How a session runs. */
export interface SessionSettings {
  /** Threads one inference may use. */
  readonly threads: number;
  /** `cpu`, `cuda`, `coreml`, `dml`, `webgpu` …, as onnxruntime names them. */
  readonly provider: string;
}

/**
 * Options for every onnxruntime session. Spinning threads keep cores busy for more than a second after one short query;
 * the arena grows to the largest batch ever seen and stays, so batches are small and fixed instead.
 */
export function sessionOptions({ threads, provider }: SessionSettings): InferenceSession.SessionOptions {
  return {
    // What a provider cannot do falls back to the CPU by itself.
    executionProviders: [provider],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: 'sequential',
    // What goes wrong is thrown; the runtime's own lines on standard error would only repeat it.
    logSeverityLevel: 4,
    extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
  };
}
