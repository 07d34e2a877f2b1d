const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * From now on a signal stops the process only when the event loop turns, so that what runs can run to its end.
 *
 * There is no way back: a signal that has arrived when its handler is taken away would be lost.
 */
export function deferSignals(): void {
  for (const signal of SIGNALS) {
    if (!process.listeners(signal).includes(stop)) process.on(signal, stop);
  }
}

/** Stops the process as the signal does of itself, unless somebody else attends to it. */
function stop(signal: NodeJS.Signals): void {
  process.off(signal, stop);
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}
