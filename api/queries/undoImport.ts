import type { Refusal } from '@lyktan/geodata/import/refusals';
import type { Queryable, Sql } from '../database/connect.ts';
import { ApiError } from '../errors.ts';
import type { ImportRecord } from './imports.ts';

/**
 * Takes back what an import brought, in one transaction; the record stays, as undone, its bad rows go.
 * @throws ApiError (conflict) where it is not done, or its kind cannot be undone
 */
export async function undoImport(
  sql: Sql,
  municipalityId: number,
  record: ImportRecord,
  takeBack: ((tx: Queryable, municipalityId: number, importId: number) => Promise<Refusal>) | null,
): Promise<void> {
  if (takeBack === null)
    throw new ApiError(
      'conflict',
      'A district layer cannot be undone. Import the file that stood before it again.',
    );
  await sql.begin(async (tx) => {
    const undone = await tx`
      update imports
      set state = 'undone', finished_at = now()
      where municipality_id = ${municipalityId}
        and id = ${record.id}
        and state = 'done'`;
    if (undone.count === 0)
      throw new ApiError(
        'conflict',
        `Only an import that is done can be undone; this one is "${record.state}".`,
      );
    const message = await takeBack(tx, municipalityId, record.id);
    await tx`
      update imports
      set message = ${JSON.stringify(message)}::text::jsonb
      where municipality_id = ${municipalityId}
        and id = ${record.id}`;
    await tx`
      delete from import_bad_rows
      where municipality_id = ${municipalityId}
        and import_id = ${record.id}`;
  });
}
