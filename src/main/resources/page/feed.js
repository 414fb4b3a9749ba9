// Follows a stream of events for as long as it is looked at, and takes it up again when it breaks off.

const WAITS_S = [1, 2, 5, 10];
const SILENT_MS = 15000;

/**
 * @param open takes an AbortSignal and returns the events {event, data} of a new connection
 * @param received is called with each event
 * @param lost is called with what went wrong and the seconds until the next attempt; null if there is none before start()
 * @param clock sets and clears timers
 */
export function feed({open, received, lost, clock = globalThis}) {
  let current = null;

  /** Begins, or begins anew. */
  function start() {
    stop();
    current = new AbortController();
    follow(current.signal);
  }

  function stop() {
    current?.abort();
    current = null;
  }

  async function follow(signal) {
    let failures = 0;
    while (!signal.aborted) {
      let problem = null;
      let arrived = false;
      try {
        for await (const event of watched(signal)) {
          arrived = true;
          received(event);
        }
      } catch (failure) {
        if (!signal.aborted && failure.detail === undefined) {
          throw failure; // a defect of this page
        }
        problem = failure;
      }
      if (signal.aborted) {
        return;
      }
      if (problem?.status === 401 || problem?.status === 403) {
        lost(problem, null);
        return;
      }
      failures = arrived ? 0 : failures;
      const wait = Math.max(WAITS_S[Math.min(failures, WAITS_S.length - 1)], problem?.retryAfter ?? 0);
      if (problem || !arrived) { // the server ends a stream after some minutes: that is no loss
        failures += 1;
        lost(problem ?? {detail: 'The stream ended.'}, wait);
      }
      await pause(wait * 1000, signal);
    }
  }

  /** The events of one connection, which is given up if nothing arrives for too long. */
  async function* watched(signal) {
    const connection = new AbortController();
    const leave = () => connection.abort();
    signal.addEventListener('abort', leave);
    let isSilent = false;
    const watch = () => clock.setTimeout(() => {
      isSilent = true;
      leave();
    }, SILENT_MS);
    let timer = watch();
    try {
      for await (const event of open(connection.signal)) {
        if (signal.aborted) {
          return;
        }
        clock.clearTimeout(timer);
        yield event;
        timer = watch();
      }
    } catch (failure) {
      throw isSilent ? {detail: `Nothing has arrived for ${SILENT_MS / 1000} seconds.`} : failure;
    } finally {
      clock.clearTimeout(timer);
      signal.removeEventListener('abort', leave);
    }
  }

  function pause(milliseconds, signal) {
    return new Promise(resolve => {
      const timer = clock.setTimeout(resolve, milliseconds);
      signal.addEventListener('abort', () => {
        clock.clearTimeout(timer);
        resolve();
      }, {once: true});
    });
  }

  return {start, stop};
}
