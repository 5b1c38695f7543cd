/** Metres that one CSS pixel covers at a latitude and a MapLibre zoom (512-pixel tiles). */
export function metresPerPixel(latitude: number, zoom: number): number {
  return (40_075_016.686 * Math.cos((latitude * Math.PI) / 180)) / (512 * 2 ** zoom);
}

/** The longest round length (1, 2 or 5 times a power of ten, metres) that fits in `maxPx`, and its width in pixels. */
export function scaleBar(
  latitude: number,
  zoom: number,
  maxPx: number,
): { lengthM: number; widthPx: number } {
  const metres = metresPerPixel(latitude, zoom);
  const longest = metres * maxPx;
  const power = 10 ** Math.floor(Math.log10(longest));
  const lengthM = ([5, 2, 1].find((step) => step * power <= longest) ?? 1) * power;
  return { lengthM, widthPx: lengthM / metres };
}
