import figtree from '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2?url';
import grotesk from '@fontsource-variable/familjen-grotesk/files/familjen-grotesk-latin-wght-italic.woff2?url';

/**
 * MapLibre draws labels from the document's fonts and reads weight and style from the family's name, so each cut
 * it uses gets a family of its own. The files are those that the page's text uses: nothing is loaded twice.
 */
export async function loadLabelFonts(): Promise<void> {
  const faces = [
    new FontFace('Figtree Semibold', `url(${figtree})`, { weight: '600' }),
    new FontFace('Figtree Medium', `url(${figtree})`, { weight: '500' }),
    new FontFace('Familjen Grotesk Italic', `url(${grotesk})`, { style: 'italic', weight: '500' }),
  ];
  for (const face of faces) document.fonts.add(face);
  // A label in the system's font is better than none.
  await Promise.allSettled(faces.map((face) => face.load()));
}
