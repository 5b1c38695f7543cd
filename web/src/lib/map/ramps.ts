import type { MapLight } from './model.ts';

/** Red, green, blue 0-255 and alpha 0-255, as deck.gl takes them. */
export type Rgba = [number, number, number, number];

/** Six steps for classes 1-6 in each light: lamplight, ember, shadow. CSS colours. */
export const RAMPS: Readonly<Record<MapLight, readonly string[]>> = {
  night: ['#3B352E', '#62492A', '#93692B', '#CB9434', '#F3C363', '#FFF3D0'],
  dusk: ['#5C4C68', '#84617A', '#B07E7C', '#D99F7C', '#F4C78C', '#FFF0CB'],
  day: ['#C7CBE6', '#A3A9D3', '#7E86BD', '#5D66A4', '#404781', '#242857'],
};

const OPACITY: Readonly<Record<MapLight, [number, number]>> = {
  night: [0.8, 0.97],
  dusk: [0.8, 0.97],
  day: [0.9, 0.94],
};

/** Colours of classes 0-6; class 0 (no reports) is fully transparent, since it is hatched, never coloured. */
export function rampColours(light: MapLight): Rgba[] {
  const [low, high] = OPACITY[light];
  const first = parseHex(RAMPS[light][0] ?? '#000000', 0);
  const steps = RAMPS[light].map((hex, i) => parseHex(hex, low + ((high - low) * i) / 5));
  return [first, ...steps];
}

/** "#RRGGBB" and an opacity 0-1 as deck.gl colour. */
export function parseHex(hex: string, opacity = 1): Rgba {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255, Math.round(opacity * 255)];
}

/** Between two colours, share 0-1. */
export function mixColours(from: Rgba, to: Rgba, share: number): Rgba {
  return from.map((part, i) => Math.round(part + ((to[i] ?? 0) - part) * share)) as Rgba;
}
