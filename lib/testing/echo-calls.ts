/** What the worker of worker-client.test.ts is asked, and what it answers. */
export type EchoCalls = {
  echo: { argument: unknown; result: unknown };
  /** The process and thread that answers. */
  whoami: { argument: null; result: string };
  data: { argument: null; result: unknown };
  refuse: { argument: string; result: never };
  break: { argument: string; result: never };
  unsendable: { argument: null; result: unknown };
  die: { argument: null; result: never };
  never: { argument: null; result: never };
  order: { argument: number; result: number[] };
};
