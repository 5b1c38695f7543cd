export type LandmarkKind = 'square' | 'station' | 'school' | 'hospital' | 'place';

/** A named point people steer by. Point is [longitude, latitude], EPSG:4326, good to about a hundred metres. */
export interface Landmark {
  id: string;
  name: string;
  kind: LandmarkKind;
  point: [number, number];
}

export const LANDMARKS: readonly Landmark[] = [
  { id: 'drottningtorget', name: 'Drottningtorget', kind: 'square', point: [12.2897, 58.2834] },
  { id: 'resecentrum', name: 'Resecentrum', kind: 'station', point: [12.2987, 58.2871] },
  { id: 'hogskolan_vast', name: 'Högskolan Väst', kind: 'school', point: [12.2923, 58.2819] },
  { id: 'nal', name: 'NÄL', kind: 'hospital', point: [12.2677, 58.3175] },
  { id: 'sylte_centrum', name: 'Sylte centrum', kind: 'square', point: [12.2803, 58.2553] },
  { id: 'lextorps_torg', name: 'Lextorps torg', kind: 'square', point: [12.2889, 58.2536] },
  { id: 'kronogardens_torg', name: 'Kronogårdens torg', kind: 'square', point: [12.3084, 58.2708] },
  { id: 'hjortmossetunneln', name: 'Hjortmossetunneln', kind: 'place', point: [12.2866, 58.2768] },
  { id: 'edsborg', name: 'Edsborg', kind: 'place', point: [12.3118, 58.289] },
  { id: 'alvhogsborg', name: 'Älvhögsborg', kind: 'place', point: [12.2914, 58.288] },
  { id: 'overby', name: 'Överby handelsområde', kind: 'place', point: [12.3035, 58.3138] },
  { id: 'innovatum', name: 'Innovatum', kind: 'place', point: [12.2784, 58.2717] },
  { id: 'stromslund_skolan', name: 'Strömslund, skolan', kind: 'school', point: [12.2545, 58.2838] },
];
