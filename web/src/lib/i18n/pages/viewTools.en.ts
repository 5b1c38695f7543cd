import type { catalogue as swedish } from './viewTools.sv.ts';

/** Words of what can be done with a view of the map: saving it by name, taking it out as files. */
export const catalogue: Record<keyof typeof swedish, string> = {
  'views.lead':
    'Views are shared by everybody who works with Lyktan here. A saved view always shows the figures of today.',
  'views.name': 'Name of the view on the screen',
  'views.placeholder': 'Dark evenings downtown',
  'views.save': 'Save',
  'views.saved': '“{name}” is saved.',
  'views.overwrite': 'Overwrite “{name}”',
  'views.list': 'Saved views',
  'views.none': 'No view is saved yet. Name the one you see, above.',
  'views.loading': 'Fetching the views',
  'views.copy': 'Copy link',
  'views.copyOf': 'Copy link to “{name}”',
  'views.copied': 'The link to “{name}” is copied.',
  'views.copyByHand': 'The browser does not copy here. Select the link and copy it yourself.',
  'views.link': 'Link to “{name}”',
  'views.rename': 'Rename',
  'views.renameOf': 'Rename “{name}”',
  'views.newName': 'New name of “{name}”',
  'views.keep': 'Keep the name',
  'views.renamed': 'The view is now named “{name}”.',
  'views.remove': 'Remove',
  'views.removeOf': 'Remove “{name}”',
  'views.removed': '“{name}” is removed.',
  'views.undo': 'Undo',
  'views.restored': '“{name}” is back.',
  'views.taken': 'There is a view named “{name}” already. Choose another name.',
  'views.noName': 'Write a name for the view first.',
  'views.failed': 'It did not work just now. Nothing is changed; try again in a while.',
  'views.failedList': 'The views could not be fetched.',
  'views.retry': 'Try again',

  'export.lead': 'The files hold what is on the screen:',
  'export.places': 'Places and counts',
  'export.placesNote':
    'Hexagons and districts with counts, per 1,000 hours and intervals. Opens in a spreadsheet.',
  'export.reports': 'Reports',
  'export.reportsNote':
    'A row for each report, without free text, gender and age. Another Lyktan can import it.',
  'export.geojson': 'Reports for map programmes',
  'export.geojsonNote': 'The same reports as points.',
  'export.gender':
    'With a gender chosen only counts are given, by district of at least five reports. Single reports are not.',
  'export.inside': 'Each file begins with filter, method, source and licence.',
  'export.reference': 'Fetch this from another programme',
};
