import type { Map as MapLibreMap } from 'maplibre-gl';
import type { MapLight } from './model.ts';
import { MAP_TOKENS, type MapTokens } from './tokens.ts';

const PIXEL_RATIO = 2;
/** Lines at 45 degrees, 5 px apart, repeat every 7 px along both axes. */
const HATCH_SIZE = 7;

/** Adds the drawn images (hatch, landmark mark, road shield) of all three lights, named `<image>-<light>`. */
export function addImages(map: MapLibreMap): void {
  for (const light of Object.keys(MAP_TOKENS) as MapLight[]) {
    const tokens = MAP_TOKENS[light];
    map.addImage(
      `hatch-${light}`,
      draw(HATCH_SIZE, HATCH_SIZE, (pen) => hatch(pen, tokens)),
      { pixelRatio: PIXEL_RATIO },
    );
    map.addImage(
      `landmark-${light}`,
      draw(10, 10, (pen) => mark(pen, tokens)),
      { pixelRatio: PIXEL_RATIO },
    );
    map.addImage(
      `shield-${light}`,
      draw(24, 16, (pen) => shield(pen, tokens)),
      {
        pixelRatio: PIXEL_RATIO,
        stretchX: [[10, 38]],
        stretchY: [[10, 22]],
        content: [8, 4, 40, 28],
      },
    );
  }
}

function draw(width: number, height: number, paint: (pen: CanvasRenderingContext2D) => void): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = width * PIXEL_RATIO;
  canvas.height = height * PIXEL_RATIO;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('The browser gives no canvas to draw the map’s patterns on.');
  pen.scale(PIXEL_RATIO, PIXEL_RATIO);
  paint(pen);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

function hatch(pen: CanvasRenderingContext2D, { hatch: colour }: MapTokens): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  // Three strokes, so that the corners of the tile are filled too and the lines run on across tiles.
  for (const shift of [-HATCH_SIZE, 0, HATCH_SIZE]) {
    pen.beginPath();
    pen.moveTo(shift - 1, HATCH_SIZE + 1);
    pen.lineTo(shift + HATCH_SIZE + 1, -1);
    pen.stroke();
  }
}

function mark(pen: CanvasRenderingContext2D, { halo, label }: MapTokens): void {
  pen.fillStyle = halo;
  pen.fillRect(1.4, 1.4, 7.2, 7.2);
  pen.fillStyle = label;
  pen.fillRect(2.8, 2.8, 4.4, 4.4);
}

function shield(pen: CanvasRenderingContext2D, tokens: MapTokens): void {
  pen.beginPath();
  pen.roundRect(1, 1, 22, 14, 3);
  pen.fillStyle = tokens.panel;
  pen.fill();
  pen.strokeStyle = tokens.control;
  pen.lineWidth = 1;
  pen.stroke();
}
