import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BADGE_PX, placeBadges } from '../../../web/src/lib/map/badgeLayout.ts';

const place = (id: string, x: number, y: number) => ({ id, name: 'Sylte', at: [x, y] as [number, number] });

describe('badges by names', () => {
  test('a badge stands above its name, in the middle', () => {
    const alone = [place('a', 100, 100)];
    expect([...placeBadges(alone, alone)]).toEqual([['a', [100 - BADGE_PX / 2, 100 - 11 - BADGE_PX]]]);
  });

  test('it goes below where a name stands above, and no badge covers another one', () => {
    const two = [place('a', 100, 100), place('b', 100, 128)];
    const [a, b] = [...placeBadges(two, two).values()];
    expect(a).toEqual([88, 65]);
    expect(b).toEqual([88, 139]);
  });

  test('where every side is taken it stands above all the same: a count is never left out', () => {
    const crowd = Array.from({ length: 30 }, (_, index) => place(String(index), 100, 100));
    expect(placeBadges(crowd, crowd).size).toBe(30);
  });

  test('wherever names lie, moving the map moves every badge alike', () => {
    const at = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(fc.array(fc.tuple(at, at), { maxLength: 20 }), at, (points, shift) => {
        const here = points.map(([x, y], index) => place(String(index), x, y));
        const moved = points.map(([x, y], index) => place(String(index), x + shift, y - shift));
        const expected = [...placeBadges(here, here)].map(([id, [left, top]]) => [
          id,
          [left + shift, top - shift],
        ]);
        expect([...placeBadges(moved, moved)]).toEqual(expected);
      }),
    );
  });
});
