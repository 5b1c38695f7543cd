import type { HourRange, MonthRange } from '@lyktan/geodata/filter/filter';

/** Hours or months chosen on an axis that closes on itself: the first one, and how many. */
export interface Span {
  start: number;
  length: number;
}

export type Edge = 'first' | 'last';

/** Where an axis begins on screen: hour 12 and July put midnight and midwinter in the middle. */
export const ORIGINS = { midnight: { hour: 12, month: 6 }, calendar: { hour: 0, month: 0 } } as const;

/** Hours as a span; null, and the 24 known hours, fill the axis from its origin. */
export function spanOfHours(hours: HourRange | null, origin: number): Span {
  if (!hours || hours.end - hours.start === 24) return { start: origin, length: 24 };
  return { start: hours.start, length: modulo(hours.end - hours.start, 24) };
}

/** A span as hours; the whole axis is no restriction. An end at midnight is 24. */
export function hoursOfSpan({ start, length }: Span): HourRange | null {
  if (length >= 24) return null;
  return { start, end: modulo(start + length, 24) || 24 };
}

/** Months as a span; null fills the axis from its origin. */
export function spanOfMonths(months: MonthRange | null, origin: number): Span {
  if (!months) return { start: origin, length: 12 };
  return { start: months.start, length: modulo(months.end - months.start, 12) + 1 };
}

export function monthsOfSpan({ start, length }: Span): MonthRange | null {
  if (length >= 12) return null;
  return { start, end: modulo(start + length - 1, 12) };
}

/** Moves one edge by whole steps round the axis; at least one hour or month stays, at most all of them. */
export function moveEdge(span: Span, edge: Edge, steps: number, size: number): Span {
  const wished = edge === 'last' ? span.length + steps : span.length - steps;
  const length = Math.min(size, Math.max(1, wished));
  const moved = length - span.length;
  return edge === 'last'
    ? { start: span.start, length }
    : { start: modulo(span.start - moved, size), length };
}

/** Pieces of a span in screen order: one, or two where it passes the end of the screen's axis. Half-open. */
export function piecesOf(span: Span, origin: number, size: number): { from: number; to: number }[] {
  const from = modulo(span.start - origin, size);
  const to = from + span.length;
  if (to <= size) return [{ from, to }];
  return [
    { from, to: size },
    { from: 0, to: to - size },
  ];
}

/** The span between two screen positions, both included, in either order. */
export function spanBetween(one: number, other: number, origin: number, size: number): Span {
  const from = Math.min(one, other);
  return { start: modulo(from + origin, size), length: Math.abs(one - other) + 1 };
}

/** Whether a span holds an hour or month. */
export function holds(span: Span, value: number, size: number): boolean {
  return modulo(value - span.start, size) < span.length;
}

export function modulo(value: number, size: number): number {
  return ((value % size) + size) % size;
}
