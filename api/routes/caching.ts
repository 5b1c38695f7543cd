import { createHash } from 'node:crypto';
import type { ApiContext } from './context.ts';

/**
 * Sets the ETag (data version, canonical question, audience) and cache rule, and tells whether the
 * caller already has this answer. `private, no-cache`: kept by the browser, asked about each time. The ETag is weak:
 * it names what is said, whichever coding (brotli, gzip, none) carries it.
 */
export function notModified(c: ApiContext, question: string): boolean {
  const { code, dataVersion } = c.get('place');
  const facts = [code, dataVersion, question, c.get('role')].join('\n');
  const etag = `W/"${createHash('sha256').update(facts).digest('base64url').slice(0, 22)}"`;
  c.header('ETag', etag);
  c.header('Cache-Control', 'private, no-cache');
  c.header('Vary', 'Cookie', { append: true });
  const known = c.req.header('if-none-match');
  return (
    known !== undefined && known.split(',').some((tag) => ['*', etag, etag.slice(2)].includes(tag.trim()))
  );
}
