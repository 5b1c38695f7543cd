import type { catalogue as swedish } from './reference.sv.ts';

/** Words of the reference page. */
export const catalogue: Record<keyof typeof swedish, string> = {
  'reference.title': 'Ask Lyktan from other programmes',
  'reference.lead':
    'Everything that Lyktan shows can be fetched at an address. The words of the address are those of the map’s own.',
  'reference.document': 'Machine-readable description (OpenAPI 3.1)',
  'reference.contents': 'Contents',
  'reference.word': 'Word',
  'reference.meaning': 'Meaning',
  'reference.try': 'Try',
  'reference.required': 'required',
  'reference.body': 'To send',
  'reference.answers': 'Answers',
  'reference.errors': 'Errors',
  'reference.errorsLead': 'Every error names the word that is at fault and how to mend it (RFC 9457).',
  'reference.shapes': 'Shapes',
  'reference.shapesLead': 'Names that recur in the answers.',
  'reference.staffOnly': 'needs a role',
  'reference.open': 'Open the example',
  'reference.subject.operation': 'Operation',
  'reference.subject.metadata': 'About the service',
  'reference.subject.role': 'Role',
  'reference.subject.districts': 'Districts',
  'reference.subject.totals': 'The public’s figures',
  'reference.subject.focus-areas': 'Focus areas',
  'reference.subject.reports': 'Reports',
  'reference.subject.cubes': 'Cubes for the map',
  'reference.subject.histograms': 'Counts by hour, weekday and month',
  'reference.subject.tiles': 'Vector tiles',
  'reference.subject.exports': 'Files to keep',
  'reference.subject.views': 'Saved views',
};
