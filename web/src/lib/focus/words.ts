import type { catalogue } from '#lib/i18n/pages/focusAreas.sv.ts';
import type { MessageKey } from '#lib/i18n/sv.ts';
import { getWords } from '#lib/i18n/context.ts';
import type { Words } from '#lib/i18n/words.ts';
import { FOCUS_AREA_LIMITS, type FocusAreaWindow } from '@lyktan/geodata/patrol/focusArea';
import { windowText } from '../panels/placeText.ts';
import type { AreaVersion, FocusArea, Outcome } from './areas.ts';
import type { Fault } from './draft.ts';

export type AreaKey = keyof typeof catalogue;
export type AreaWords = Words<AreaKey | MessageKey>;

/** The words that /focus-areas gave. */
export function getAreaWords(): AreaWords {
  return getWords<AreaKey>();
}

/** "9,1 ha"; below a hectare in square metres. */
export function sizeText(areaM2: number, { t, n }: AreaWords): string {
  return areaM2 >= 10_000
    ? t('areas.hectares', { hectares: n.mass(areaM2 / 10_000) })
    : t('areas.squareMetres', { metres: n.whole(areaM2) });
}

/** "fre–lör 21–02 · när det är mörkt"; a window of every day says so. */
export function timeText(window: FocusAreaWindow, words: AreaWords): string {
  const text = windowText(window, words);
  return window.weekdays.length === 7 ? `${words.t('areas.allDays')} ${text}` : text;
}

/** "från 1 maj 2026", or both ends. */
export function validityText(
  { validFrom, validTo }: Pick<FocusArea['properties'], 'validFrom' | 'validTo'>,
  { t, time }: AreaWords,
): string {
  if (validTo === null) return t('areas.from', { date: time.date(validFrom) });
  return validTo <= validFrom ? t('areas.never') : time.period(validFrom, validTo);
}

/** "Prioritet 1 · från 1 maj 2026 · 9,1 ha" */
export function factsText(area: FocusArea['properties'], words: AreaWords): string {
  return words.t('areas.facts', {
    priority: words.t('focus.priority', { priority: area.priority }),
    validity: validityText(area, words),
    size: sizeText(area.areaM2, words),
  });
}

/** What is wrong, as a part of the sentence that begins "Kan inte sparas än:". */
export function faultText(fault: Fault, words: AreaWords): string {
  const { t, n } = words;
  switch (fault.kind) {
    case 'crossing':
      return t('areas.fault.crossing', { place: placeText(fault.at, words) });
    case 'small':
      return t('areas.fault.small', {
        size: sizeText(fault.areaM2, words),
        least: sizeText(FOCUS_AREA_LIMITS.minAreaM2, words),
      });
    case 'large':
      return t('areas.fault.large', {
        size: sizeText(fault.areaM2, words),
        most: sizeText(FOCUS_AREA_LIMITS.maxAreaM2, words),
      });
    case 'corners':
      return t('areas.fault.corners', {
        count: n.whole(fault.corners),
        most: n.whole(FOCUS_AREA_LIMITS.mostCorners),
      });
    case 'nameTaken':
      return t('areas.fault.nameTaken', { name: fault.name });
    case 'outline':
    case 'outside':
    case 'name':
    case 'windows':
    case 'validity':
      return t(`areas.fault.${fault.kind}`);
  }
}

/** A position in degrees, longitude first: "12,28710, 58,27903" is "12,28710 58,27903" in words. */
export function placeText([longitude, latitude]: readonly [number, number], words: AreaWords): string {
  return `${degrees(longitude, words)} ${degrees(latitude, words)}`;
}

export function degrees(value: number, { language }: AreaWords): string {
  const text = value.toFixed(5);
  return language === 'sv' ? text.replace('.', ',') : text;
}

/** Why a change was refused, in the reader's language as far as it is known. */
export function refusalText(outcome: Exclude<Outcome, { kind: 'saved' }>, { t }: AreaWords): string {
  if (outcome.kind === 'unreachable') return t('areas.failed.noAnswer');
  if (outcome.kind === 'stale') return t('areas.field.version');
  const [first] = outcome.fields;
  if (first?.field === 'name' || first?.field === 'status') return t(`areas.field.${first.field}`);
  if (first?.field.startsWith('geometry')) return t('areas.field.geometry', { message: first.message });
  return first === undefined ? outcome.detail : `${first.field}: ${first.message}`;
}

/** What a version changed of the one before: "Ändrat: tiderna, ytan, 9,1 ha → 9,8 ha." Null where nothing did. */
export function differenceText(now: AreaVersion, before: AreaVersion, words: AreaWords): string | null {
  const { t } = words;
  const parts = [
    now.name !== before.name && t('areas.differs.name'),
    now.reason !== before.reason && t('areas.differs.reason'),
    now.priority !== before.priority && t('areas.differs.priority'),
    now.status !== before.status && t('areas.differs.status'),
    (now.validFrom !== before.validFrom || now.validTo !== before.validTo) && t('areas.differs.validity'),
    !alike(now.windows, before.windows) && t('areas.differs.windows'),
    !alike(now.geometry, before.geometry) &&
      t('areas.differs.outline', {
        from: sizeText(before.areaM2, words),
        to: sizeText(now.areaM2, words),
      }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? null : t('areas.differs', { parts: parts.join(', ') });
}

function alike(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
