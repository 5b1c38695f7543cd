import { expect, test } from 'vitest';
import { openDatabase } from '../setup/database.ts';

const sql = openDatabase();

test('a query that follows a failed one at once gets its own answer, alone and in a transaction', async () => {
  for (let round = 0; round < 40; round += 1) {
    await expect(sql`insert into municipalities (code) values (${`x${round}`})`).rejects.toMatchObject({
      code: '23502',
    });
    expect(await sql`select ${round}::int as round`).toEqual([{ round }]);
    await expect(sql.begin((tx) => tx`select 1 / ${0}::int`)).rejects.toMatchObject({ code: '22012' });
    expect(await sql`select ${round}::int as round`).toEqual([{ round }]);
  }
});

test('a failed statement in a transaction that goes on from a savepoint leaves the rest in order', async () => {
  const rows = await sql.begin(async (tx) => {
    await tx.savepoint((inner) => inner`select 1 / ${0}::int`).catch(() => undefined);
    return tx`select ${7}::int as seven`;
  });
  expect(rows).toEqual([{ seven: 7 }]);
});
