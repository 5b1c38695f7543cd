import type { PGlite } from '@electric-sql/pglite';

/** Messages of the extended protocol before its Sync: Parse, Bind, Describe, Execute, Close, Flush. */
const BEFORE_SYNC = new Set([...'PBDECH'].map((letter) => letter.charCodeAt(0)));

/**
 * Mends PGlite 0.5: where a statement fails it says ReadyForQuery at once and again at the Sync that follows, where PostgreSQL
 * says it at the Sync alone. The client took the second for the end of its next query, which then had no rows.
 */
export function readyOnce(db: PGlite): void {
  const execute = db.execProtocolRawStream.bind(db);
  db.execProtocolRawStream = (message, options) => {
    const pass = options.onRawData;
    if (!BEFORE_SYNC.has(message[0] ?? 0)) return execute(message, options);
    return execute(message, { ...options, onRawData: (data) => (isReady(data) ? undefined : pass(data)) });
  };
}

/** ReadyForQuery: "Z", length 5, state. PGlite gives each message of an error by itself. */
function isReady(data: Uint8Array): boolean {
  return (
    data.length === 6 && data[0] === 0x5a && data[1] === 0 && data[2] === 0 && data[3] === 0 && data[4] === 5
  );
}
