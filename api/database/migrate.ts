import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Queryable, Sql } from './connect.ts';

export class MigrationError extends Error {
  override name = 'MigrationError';
}

interface SqlFile {
  name: string;
  text: string;
  checksum: string;
}

/** One number for all processes of this product, so that only one migrates at a time. */
const ADVISORY_LOCK = 0x6c796b74;

/**
 * Brings the database to this version: schema files once each and in order, function files whenever
 * their text changed. Safe to run from several processes at once.
 * @returns names of the files applied
 * @throws MigrationError when an applied schema file was changed afterwards, or a file fails
 */
export async function migrate(sql: Sql, log: (message: string) => void = () => undefined): Promise<string[]> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${ADVISORY_LOCK})`;
    await tx`
      create table if not exists applied_migrations (
        name text primary key,
        checksum text not null,
        applied_at timestamptz not null default now()
      )`;
    const rows = await tx<
      { name: string; checksum: string }[]
    >`select name, checksum from applied_migrations`;
    const applied = new Map(rows.map((row) => [row.name, row.checksum]));
    refuseChanged(applied);
    const due = [
      ...sqlFiles('schema').filter((file) => !applied.has(file.name)),
      ...sqlFiles('functions').filter((file) => applied.get(file.name) !== file.checksum),
    ];
    for (const file of due) {
      log(file.name);
      await apply(tx, file);
    }
    return due.map((file) => file.name);
  });
}

/** Applied schema files are history: a changed one means that the database and the code disagree. */
function refuseChanged(applied: ReadonlyMap<string, string>): void {
  const files = new Map(sqlFiles('schema').map((file) => [file.name, file.checksum]));
  for (const [name, checksum] of applied) {
    if (!name.startsWith('schema/')) continue;
    const now = files.get(name);
    if (now === undefined)
      throw new MigrationError(
        `The database has ${name}, which this version lacks: it was written by a newer version. Update the program.`,
      );
    if (now !== checksum)
      throw new MigrationError(
        `${name} was changed after it was applied. Put it back and add a new file instead.`,
      );
  }
}

async function apply(tx: Queryable, file: SqlFile): Promise<void> {
  try {
    await tx.unsafe(file.text);
  } catch (error) {
    throw new MigrationError(
      `${file.name} failed: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
  await tx`
    insert into applied_migrations (name, checksum) values (${file.name}, ${file.checksum})
    on conflict (name) do update set checksum = excluded.checksum, applied_at = now()`;
}

function sqlFiles(folder: 'schema' | 'functions'): SqlFile[] {
  const url = new URL(`./${folder}/`, import.meta.url);
  return readdirSync(url)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, url), 'utf8');
      return { name: `${folder}/${name}`, text, checksum: createHash('sha256').update(text).digest('hex') };
    });
}
