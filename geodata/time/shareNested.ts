interface Entry {
  code: number;
  amount: number;
}

/**
 * Shares whole units over classes in proportion to amounts, by nested largest remainder. Codes are
 * mixed-radix numbers, the first of `sizes` the most significant; the units are shared over the
 * classes of the first digit, each class's units over the second digit, and so on.
 *
 * Every share is its quota rounded up or down. Which classes are rounded up is decided by the
 * largest remainder plus what the class is still owed from its earlier roundings under other
 * parents, so that the sums over a digit (an hour over all months, say) stay right to a few units
 * as well. Ties go round: `rotation` says with which class they begin.
 *
 * @param amounts code -> positive whole amount (minutes)
 * @returns code -> positive whole units, in order of code; they sum to `units` exactly
 */
export function shareNested(
  amounts: ReadonlyMap<number, number>,
  sizes: readonly number[],
  units: number,
  rotation: number,
): Map<number, number> {
  const entries = [...amounts].map(([code, amount]) => ({ code, amount })).sort((a, b) => a.code - b.code);
  const strides = sizes.map((_, level) =>
    sizes.slice(level + 1).reduce((product, size) => product * size, 1),
  );
  const owed = sizes.map((size) => new Array<number>(size).fill(0));
  const shares = new Map<number, number>();

  const shareLevel = (group: Entry[], level: number, groupUnits: number): void => {
    if (groupUnits === 0) return;
    if (level === sizes.length) {
      shares.set(group[0]!.code, groupUnits);
      return;
    }
    const digitOf = (entry: Entry) => Math.floor(entry.code / strides[level]!) % sizes[level]!;
    const parts = splitBy(group, digitOf);
    const partUnits = shareByRemainder(parts, groupUnits, owed[level]!, rotation);
    parts.forEach((part, index) => shareLevel(part.entries, level + 1, partUnits[index]!));
  };
  shareLevel(entries, 0, units);
  return shares;
}

interface Part {
  digit: number;
  amount: number;
  entries: Entry[];
}

function splitBy(group: Entry[], digitOf: (entry: Entry) => number): Part[] {
  const parts: Part[] = [];
  for (const entry of group) {
    const digit = digitOf(entry);
    let part = parts.at(-1);
    if (part?.digit !== digit) {
      part = { digit, amount: 0, entries: [] };
      parts.push(part);
    }
    part.amount += entry.amount;
    part.entries.push(entry);
  }
  return parts;
}

/** Units of each part; `owed` (by digit) is brought up to date. Whole products keep the quotas exact. */
function shareByRemainder(parts: Part[], units: number, owed: number[], rotation: number): number[] {
  const amount = parts.reduce((sum, part) => sum + part.amount, 0);
  const shares = parts.map((part) => Math.floor((units * part.amount) / amount));
  const candidates = parts
    .map((part, index) => ({ index, digit: part.digit, remainder: (units * part.amount) % amount }))
    .filter((candidate) => candidate.remainder > 0)
    .map((candidate) => ({ ...candidate, claim: owed[candidate.digit]! + candidate.remainder / amount }));
  // Claims are sums of fractions: what agrees to nine decimals is a tie.
  const rank = (claim: number) => Math.round(claim * 1e9);
  const turn = (digit: number) => (digit + rotation) % owed.length;
  candidates.sort((a, b) => rank(b.claim) - rank(a.claim) || turn(a.digit) - turn(b.digit));
  const left = units - shares.reduce((sum, share) => sum + share, 0);
  candidates.forEach(({ index, digit, claim }, place) => {
    const roundedUp = place < left ? 1 : 0;
    shares[index]! += roundedUp;
    owed[digit] = claim - roundedUp;
  });
  return shares;
}
