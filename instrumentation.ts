/**
 * Next calls this once, before the server answers anything. From where requests come is settled from then on, before
 * anything reads them. The search worker begins to load the model and the index, so that the first search need not wait
 * for them; the server does not wait for it either.
 */
export async function register(): Promise<void> {
  // In this form, because Next builds it for the edge too, where nothing of what is imported exists.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { settleRequests } = await import('./lib/access/settle-requests');
    settleRequests();
    const { answerDirectly } = await import('./app/direct/direct-answers');
    answerDirectly();
    const { warmUp } = await import('./app/warm-up');
    void warmUp();
  }
}
