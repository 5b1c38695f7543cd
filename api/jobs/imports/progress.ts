import { FileRefused, REFUSALS } from '@lyktan/geodata/import/refusals';
import type { Sql } from '../../database/connect.ts';
import {
  type BadRow,
  type ImportCounts,
  type ImportRecord,
  noteProgress,
  storeBadRows,
} from '../../queries/imports.ts';

const NOTED_EVERY_MS = 500;
const BAD_ROWS_HELD = 500;

/** Counts an import's rows, writes them down twice a second, and the bad rows as they come. */
export class Progress implements ImportCounts {
  bytesRead = 0;
  rowsRead = 0;
  rowsAccepted = 0;
  rowsBad = 0;
  rowsDuplicate = 0;
  #sql: Sql;
  #municipalityId: number;
  #record: ImportRecord;
  #bad: BadRow[] = [];
  #notedAt = 0;

  constructor(sql: Sql, municipalityId: number, record: ImportRecord) {
    this.#sql = sql;
    this.#municipalityId = municipalityId;
    this.#record = record;
  }

  bad(row: BadRow): void {
    this.rowsBad += 1;
    this.#bad.push(row);
  }

  /** Writes down what is due. Call it between batches. @throws FileRefused where the import was asked to stop */
  async note(): Promise<void> {
    if (this.#bad.length >= BAD_ROWS_HELD) await this.#writeBadRows();
    const due = performance.now() - this.#notedAt > NOTED_EVERY_MS;
    if (due && (await this.flush())) throw new FileRefused(REFUSALS.stopped);
  }

  /** @returns whether the import was asked to stop */
  async flush(): Promise<boolean> {
    await this.#writeBadRows();
    const stopped = await noteProgress(this.#sql, this.#municipalityId, this.#record.id, this);
    this.#notedAt = performance.now();
    return stopped;
  }

  async #writeBadRows(): Promise<void> {
    if (this.#bad.length > 0)
      await storeBadRows(this.#sql, this.#municipalityId, this.#record.id, this.#bad.splice(0));
  }
}
