/** What one stage did at one go. */
export interface Measured {
  readonly stage: 'read' | 'decode' | 'embed' | 'store';
  readonly photos: number;
  /** Milliseconds it took; stages overlap, so their sum is not the time that passed. */
  readonly ms: number;
  /** Read from files; 0 for stages that read none. */
  readonly bytes: number;
}
