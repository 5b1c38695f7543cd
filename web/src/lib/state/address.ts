import { goto } from '$app/navigation';

/** Browsers refuse more than about ten history changes a second. */
const WRITE_AFTER_MS = 160;

/**
 * Writes a view's query string into the address bar. Replacements wait a moment, so that a drag makes one entry's
 * worth of writes; a push is made at once. No load function runs: the page's data do not hang on the query.
 */
export function addressWriter(): { write: (query: string, push: boolean) => void; flush: () => void } {
  let waiting: string | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    if (waiting !== null) void put(waiting, true);
    waiting = null;
  }

  return {
    write: (query, push) => {
      if (push) {
        flush();
        void put(query, false);
        return;
      }
      waiting = query;
      clearTimeout(timer);
      timer = setTimeout(flush, WRITE_AFTER_MS);
    },
    flush,
  };
}

function put(query: string, replace: boolean): Promise<void> {
  const url = new URL(location.href);
  if (url.search === (query ? `?${query}` : '')) return Promise.resolve();
  url.search = query;
  return goto(url, { shallow: true, replace });
}
