import type { MapLight } from './model.ts';
import { MAP_TOKENS } from './tokens.ts';

const RAISED: Readonly<Record<MapLight, string>> = { night: '#192330', dusk: '#2F354D', day: '#F4F6F6' };
const SHADOW: Readonly<Record<MapLight, string>> = {
  night: '0 8px 28px rgb(0 0 0 / .38)',
  dusk: '0 8px 28px rgb(0 0 0 / .34)',
  day: '0 8px 28px rgb(20 40 50 / .12)',
};

/**
 * CSS custom properties for what lies on the map (tags, controls, scale). They follow the map's own light, which on public
 * pages is not the page's.
 */
export function mapVariables(light: MapLight): string {
  const tokens = MAP_TOKENS[light];
  const variables = {
    land: tokens.land,
    halo: tokens.halo,
    panel: tokens.panel,
    raised: RAISED[light],
    text: tokens.text,
    'text-minor': tokens.textMinor,
    hairline: tokens.hairline,
    accent: tokens.focus,
    'focus-casing': tokens.focusCasing,
    shadow: SHADOW[light],
  };
  return Object.entries(variables)
    .map(([name, value]) => `--map-${name}: ${value}`)
    .join(';');
}
