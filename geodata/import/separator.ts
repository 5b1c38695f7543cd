const SEPARATORS = [';', '\t', ','] as const;

/** Which separator a CSV file uses: the one that stands most often outside quotes in its first line. */
export function separatorOf(text: string): string {
  const line = /^[^\r\n]*/.exec(text)![0].replaceAll(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => ({ separator, count: line.split(separator).length - 1 }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).separator;
}
