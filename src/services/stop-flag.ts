/**
 * "Stop and keep the best so far", shared between threads: a flag in shared memory that a worker reads while it
 * searches. It is not an AbortSignal, which cannot be sent to a thread.
 */
export interface StopFlag {
  readonly memory: SharedArrayBuffer;
  readonly aborted: boolean;
  readonly stop: () => void;
}

export const makeStopFlag = (memory: SharedArrayBuffer = new SharedArrayBuffer(4)): StopFlag => {
  const cells = new Int32Array(memory);
  return {
    memory,
    get aborted() {
      return Atomics.load(cells, 0) !== 0;
    },
    stop: () => {
      Atomics.store(cells, 0, 1);
    },
  };
};
