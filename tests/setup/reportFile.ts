/** A CSV file of `rows` different reports in Trollhättan, an instant each; `series` makes another file of other reports. */
export function reportFile(rows: number, series = 'a'): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const longitude = (12.25 + ((index * 37) % 800) / 10_000).toFixed(4).replace('.', ',');
    const latitude = (58.26 + ((index * 53) % 300) / 10_000).toFixed(4).replace('.', ',');
    const day = String(1 + (index % 28)).padStart(2, '0');
    const month = String(1 + (index % 6)).padStart(2, '0');
    const clock = `${String(index % 24).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}`;
    return `${series}${index};${longitude};${latitude};2026-${month}-${day} ${clock};belysning;${index % 3 ? '' : `Berättelse ${index}`}`;
  });
  return `id;longitud;latitud;tid;orsaker;fritext\n${lines.join('\n')}\n`;
}
