import type { AreaDraft } from './draft.ts';

/** Drafts not yet saved outlive a reload, in this tab only: they may hold reasons that nobody else should read. */
const PREFIX = 'lyktan.focus-area.';

const keyOf = (id: string | null): string => PREFIX + (id ?? 'new');

export function keepDraft(draft: AreaDraft): void {
  try {
    sessionStorage.setItem(keyOf(draft.id), JSON.stringify(draft));
  } catch {
    // A full or closed store: the form still holds it.
  }
}

export function forgetDraft(id: string | null): void {
  sessionStorage.removeItem(keyOf(id));
}

/** All drafts that were kept and not saved. What cannot be read is left out. */
export function keptDrafts(): AreaDraft[] {
  return Object.keys(sessionStorage)
    .filter((key) => key.startsWith(PREFIX))
    .flatMap((key) => {
      try {
        const draft = JSON.parse(sessionStorage.getItem(key) ?? '') as Partial<AreaDraft>;
        const whole =
          Array.isArray(draft.corners) && Array.isArray(draft.windows) && typeof draft.name === 'string';
        return whole ? [draft as AreaDraft] : [];
      } catch {
        return [];
      }
    });
}
