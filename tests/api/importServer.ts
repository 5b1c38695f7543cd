// A process of its own for importServer.test.ts: the API on the embedded database in argv[2] and announced there, as
// `npm start` does it, without web. Prints one line of JSON when it is ready.
import { connect } from '@lyktan/api/database/connect';
import { lockHolder } from '@lyktan/api/database/lock';
import { migrate } from '@lyktan/api/database/migrate';
import { removeDeadImports } from '@lyktan/api/queries/stagedReports';
import { announce, newToken } from '../../scripts/handover.ts';
import { serve } from '../../scripts/server.ts';

const directory = process.argv[2]!;
const database = await connect({ directory });
await migrate(database.sql);
await removeDeadImports(database.sql, 0);
const commandToken = newToken();
const server = await serve({
  database,
  host: '127.0.0.1',
  port: 0,
  commandToken,
  log: (entry) => console.error(entry),
  web: (_request, response) => response.writeHead(404).end(),
});
announce(directory, { url: server.ownUrl, token: commandToken });
const [found] = await database.sql<{ accepted: number; staged: number; reading: number }[]>`
  select count(*) filter (where moderation_state = 'accepted')::int as accepted,
    count(*) filter (where moderation_state = 'staged')::int as staged,
    (select count(*)::int from imports where state = 'reading') as reading
  from reports where import_id is not null`;
console.log(JSON.stringify({ url: server.ownUrl, databasePid: lockHolder(directory)!.pid, ...found }));
