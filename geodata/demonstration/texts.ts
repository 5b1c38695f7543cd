import type { Concern, Feeling } from '../vocabulary/vocabulary.ts';
import { chance, pickOne, type Random } from './random.ts';

/** Invented sentences: no names, no numbers, nothing that could point to a person. */
const BY_CONCERN: Readonly<Record<Concern, readonly string[]>> = {
  lighting: [
    'Flera lampor är trasiga och jag ser inte vem jag möter.',
    'Det är kolsvart här och belysningen räcker inte till.',
    'Lamporna är så svaga att man går i mörker mellan dem.',
    'Belysningen har varit släckt länge.',
  ],
  visibility: [
    'Buskarna skymmer så att man inte ser runt kröken.',
    'Det går inte att se om någon står på andra sidan.',
    'Höga häckar och skymda hörn gör att jag går omvägar.',
  ],
  isolated: [
    'Det är aldrig någon ute här.',
    'Om något hände skulle ingen höra.',
    'Tomt och ödsligt, jag går fort.',
    'Inga fönster vetter hitåt.',
  ],
  run_down: [
    'Klotter och krossat glas, ingen verkar bry sig.',
    'Skräpigt och trasigt, det känns övergivet.',
    'Bänkarna är sönderslagna igen.',
  ],
  substances: [
    'Det säljs droger öppet.',
    'Berusade personer sitter här och ropar efter folk.',
    'Jag har sett sprutor på marken.',
  ],
  verbal_harassment: [
    'Man får kommentarer när man går förbi.',
    'Gapiga grupper som skriker otrevliga saker.',
    'Jag blev kallad fula ord.',
  ],
  followed: [
    'Någon gick efter mig en lång bit.',
    'En bil körde sakta bredvid mig.',
    'Jag vände mig om hela vägen hem.',
  ],
  sexual: [
    'Jag har fått sexuella anspelningar här.',
    'Någon tafsade när jag gick förbi.',
    'Jag är rädd för övergrepp och går aldrig ensam.',
  ],
  violence: [
    'Det har varit bråk här flera gånger.',
    'Jag är rädd att bli påhoppad.',
    'Slagsmål utanför, folk sprang åt alla håll.',
    'Hotfull stämning.',
  ],
  theft: ['Cykeln blev stulen härifrån.', 'Någon försökte rycka min väska.', 'Jag håller hårt i mobilen.'],
  gathering: [
    'Stora gäng samlas och man vågar inte gå igenom.',
    'Det står alltid en grupp vid ingången.',
    'Gängen gör att jag väljer en annan väg.',
  ],
  traffic: [
    'Mopeder i hög fart på gångvägen.',
    'Bilarna stannar inte vid övergången.',
    'Elsparkcyklar överallt, det är nära att det smäller.',
  ],
  other: ['Svårt att säga varför, men det känns fel.', 'Hundar utan koppel.', 'Jag undviker platsen.'],
};
const SAFE = [
  'Här känns det tryggt, det är folk i rörelse.',
  'Lugnt och trevligt, jag går gärna här.',
  'Grannarna hälsar på varandra, jag känner mig trygg.',
  'Öppet och fint, man ser långt.',
];
const REJECTED = ['test', 'asdf', 'Hejsan', 'Provar bara formuläret', 'Vill ha bättre bussar'];

/** A sentence or two on a report; `words` is how the reporter put the time. */
export function drawText(
  random: Random,
  feeling: Feeling,
  concerns: readonly Concern[],
  words: string | null,
): string {
  const [first, second] = concerns;
  if (feeling === 'safe' || first === undefined) return pickOne(random, SAFE);
  const sentences = [pickOne(random, BY_CONCERN[first])];
  if (second !== undefined && chance(random, 0.4)) sentences.push(pickOne(random, BY_CONCERN[second]));
  if (words !== null && chance(random, 0.6)) sentences.unshift(`${words}.`);
  return sentences.join(' ');
}

/** What a moderator turns away. */
export function drawRejectedText(random: Random): string {
  return pickOne(random, REJECTED);
}
