/** A place people name, and the district it counts for. */
export interface PlaceName {
  name: string;
  /** Code of the district that bears the name or holds the landmark; null where none does. */
  district: string | null;
}

/** What the words of an event say of its place. */
export interface PlaceFinder {
  /** The places a text mentions, each once, as the list of names spells them; roads as "E45". */
  find(text: string): string[];
  /** The district of exactly one mentioned place; null with none, several, or one that lies in no known district. */
  districtOf(mentioned: readonly string[]): string | null;
}

/** Another name in use for a place of the list. Väne-Åsaka is the parish whose village is the district Åsaka. */
const ALSO_CALLED: Readonly<Record<string, string>> = { 'Väne-Åsaka': 'Åsaka' };

/** A road is a place too, but a long one: with it no single district is named. */
const ROAD = String.raw`E ?\d{1,2}|(?:riks|läns)?väg(?:en)? \d{1,4}`;

/**
 * Finds names as whole words, whatever their case, also in the genitive ("Kronogårdens"), the longest first: "Sylte
 * centrum" is not Centrum. Where two entries share a name the first counts.
 */
export function placeFinder(names: readonly PlaceName[]): PlaceFinder {
  const byKey = new Map<string, PlaceName>();
  for (const place of names) if (!byKey.has(keyOf(place.name))) byKey.set(keyOf(place.name), place);
  for (const [alias, name] of Object.entries(ALSO_CALLED)) {
    const place = byKey.get(keyOf(name));
    if (place) byKey.set(keyOf(alias), { name: alias, district: place.district });
  }
  const longestFirst = [...byKey.keys()].sort((a, b) => b.length - a.length).map(escaped);
  const words = longestFirst.length > 0 ? `(?<name>${longestFirst.join('|')})s?` : '(?!)';
  // A hyphen belongs to its word: "Norra-Sylte" names some other place.
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}-])(?:${words}|(?<road>${ROAD}))(?![\p{L}\p{N}-])`,
    'giu',
  );
  return {
    find(text) {
      const found = [...text.normalize('NFC').matchAll(pattern)].map(({ groups }) =>
        groups?.name === undefined ? roadName(groups!.road!) : byKey.get(keyOf(groups.name))!.name,
      );
      return [...new Set(found)];
    },
    districtOf(mentioned) {
      const different = new Set(mentioned.map(keyOf));
      const [only] = different;
      return different.size === 1 ? (byKey.get(only!)?.district ?? null) : null;
    },
  };
}

/** "e 45" and "E45" are one road. */
function roadName(words: string): string {
  return /^e/i.test(words) ? `E${words.slice(1).trim()}` : words.toLowerCase();
}

function keyOf(name: string): string {
  return name.normalize('NFC').trim().toLocaleLowerCase('sv');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
