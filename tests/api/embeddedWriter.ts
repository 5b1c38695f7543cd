// A process of its own for embedded.test.ts: writes numbers one by one into the embedded database in
// argv[2] and prints each once it is acknowledged, until it is killed.
import { connect } from '@lyktan/api/database/connect';
import { lockHolder } from '@lyktan/api/database/lock';

const directory = process.argv[2]!;
const { sql } = await connect({ directory });
await sql`create table if not exists written (number integer primary key)`;
const [last] = await sql<{ number: number }[]>`select coalesce(max(number), 0) as number from written`;
console.log(`database ${lockHolder(directory)!.pid}`);
for (let number = last!.number + 1; ; number += 1) {
  await sql`insert into written values (${number})`;
  console.log(`acknowledged ${number}`);
}
