import type { MapLight } from './model.ts';
import { mixColours, parseHex, rampColours, type Rgba } from './ramps.ts';
import { MAP_TOKENS } from './tokens.ts';

/** The colours that deck.gl draws with, in one light or between two. */
export interface SceneColours {
  ramp: readonly Rgba[];
  roadOver: Rgba;
  /** Line and casing. */
  selection: readonly [Rgba, Rgba];
  /** 1 at night, less at dusk, none by day. */
  glow: number;
}

const GLOW: Readonly<Record<MapLight, number>> = { night: 1, dusk: 0.7, day: 0 };

/** The colours of one light. */
export function coloursOf(light: MapLight): SceneColours {
  const { roadOverCells, selection } = MAP_TOKENS[light];
  const [red, green, blue, opacity] = roadOverCells;
  return {
    ramp: rampColours(light),
    roadOver: [red, green, blue, Math.round(opacity * 255)],
    selection: [parseHex(selection[0]), parseHex(selection[1])],
    glow: GLOW[light],
  };
}

/** Between two sets of colours, share 0-1. */
export function mixScenes(from: SceneColours, to: SceneColours, share: number): SceneColours {
  return {
    ramp: from.ramp.map((colour, i) => mixColours(colour, to.ramp[i] ?? colour, share)),
    roadOver: mixColours(from.roadOver, to.roadOver, share),
    selection: [
      mixColours(from.selection[0], to.selection[0], share),
      mixColours(from.selection[1], to.selection[1], share),
    ],
    glow: from.glow + (to.glow - from.glow) * share,
  };
}
