// `npm run reset`: empties the embedded database after asking. A server's data are never touched from here.
import { existsSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { lockHolder } from '@lyktan/api/database/lock';
import { readEnvironment } from '@lyktan/api/env';

const { database } = readEnvironment();
if ('url' in database)
  fail(
    'DATABASE_URL is set: reset empties only the embedded database. Unset it, or drop the database on the server yourself.',
  );
const { directory } = database;
if (!existsSync(directory)) {
  console.log(`Nothing to empty: ${directory} does not exist.`);
  process.exit(0);
}
const holder = lockHolder(directory);
if (holder !== null)
  fail(`The database is in use by process ${holder.parentPid} since ${holder.since}. Stop it first.`);
if (!process.argv.includes('--yes')) await ask();
rmSync(directory, { recursive: true });
console.log('Emptied. The next npm start loads the demonstration data anew.');

async function ask(): Promise<void> {
  if (!process.stdin.isTTY) fail('Nobody is here to ask. Say it in advance: npm run reset -- --yes');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(
    `Everything in ${directory} will be removed, reports that people sent too. Type "empty" to go on: `,
  );
  terminal.close();
  if (answer.trim() !== 'empty') fail('Nothing was removed.');
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
