import {
  type Column,
  COLUMNS,
  type HeadingFault,
  readHeadings,
  suggests,
} from '@lyktan/geodata/import/columns';
import type { ImportDetail, Mapping } from './importApi.ts';

/** What a heading is said to stand for; empty: not settled yet. */
export type Meaning = Column | 'ignore' | '';

/** What each heading stands for to begin with: as it is read now, else what its name suggests, each column once. */
export function firstMeanings(headings: ImportDetail['headings']): Meaning[] {
  const taken = new Set(headings.map(({ column }) => column));
  return headings.map(({ heading, column, candidates }) => {
    if (column !== null) return column;
    const likely = candidates.find((candidate) => !taken.has(candidate) && suggests(heading, candidate));
    if (likely) taken.add(likely);
    return likely ?? '';
  });
}

/** The columns a heading may be said to stand for, the likeliest first. */
export function choicesFor({ candidates }: ImportDetail['headings'][number]): Column[] {
  return [...new Set([...candidates, ...COLUMNS])].filter((column) => column !== 'problems');
}

/** What keeps the meanings from being taken: headings that are not settled, else the first fault, else null. */
export function mappingFault(
  headings: readonly string[],
  meanings: readonly Meaning[],
): { undecided: string[] } | HeadingFault | null {
  const undecided = headings.filter((heading, index) => heading.trim() !== '' && !meanings[index]);
  if (undecided.length > 0) return { undecided };
  return readHeadings(headings, mappingOf(headings, meanings)).faults[0] ?? null;
}

export function mappingOf(headings: readonly string[], meanings: readonly Meaning[]): Mapping {
  return Object.fromEntries(
    headings.flatMap((heading, index) => {
      const meaning = meanings[index];
      return meaning && heading !== '' ? [[heading, meaning]] : [];
    }),
  );
}
