// `npm start`: the whole product in one process. `--dev` serves web by Vite, with reloading.
import { createServer as createVite } from 'vite';
import { connect, type Database } from '@lyktan/api/database/connect';
import { DatabaseInUseError } from '@lyktan/api/database/lock';
import { migrate, MigrationError } from '@lyktan/api/database/migrate';
import { type Environment, readEnvironment, SettingError } from '@lyktan/api/env';
import { removeDeadImports, SILENT_S } from '@lyktan/api/queries/stagedReports';
import { announce, newToken } from './handover.ts';
import { seed } from './seed.ts';
import { builtWeb, type RunningServer, serve, type WebHandler } from './server.ts';
import { buildWebIfStale } from './webBuild.ts';

const say = (message: string): void => console.log(message);

async function start(environment: Environment, dev: boolean): Promise<void> {
  if (!dev) await buildWebIfStale(say);
  const database = await openDatabase(environment);
  const web = dev ? await viteWeb() : await builtWeb();
  const commandToken = newToken();
  const server = await serve({ ...environment, database, web, log: logLine, commandToken });
  const withdraw =
    'directory' in environment.database
      ? announce(environment.database.directory, { url: server.ownUrl, token: commandToken })
      : () => undefined;
  say(`Lyktan is ready: ${server.url}`);
  stopOnSignal(server, database, withdraw);
}

async function openDatabase({ database: location }: Environment): Promise<Database> {
  if ('url' in location) say('Connecting to the PostGIS server ...');
  else
    say(
      `Starting the embedded PostGIS in ${location.directory} (the first time takes up to half a minute) ...`,
    );
  const database = await connect(location);
  await migrate(database.sql, (file) => say(`  migrating: ${file}`));
  await seed(database.sql, (message) => say(`  ${message}`));
  // Embedded, nobody else can be importing; a server may serve others.
  await removeDeadImports(database.sql, database.kind === 'embedded' ? 0 : SILENT_S);
  if (database.kind === 'embedded')
    say(
      'The embedded database has no second line of access control: use it with invented data; real reports belong on a server (DATABASE_URL).',
    );
  return database;
}

async function viteWeb(): Promise<WebHandler> {
  const vite = await createVite({
    root: new URL('../web', import.meta.url).pathname,
    server: { middlewareMode: true },
  });
  return vite.middlewares;
}

/** The first signal lets running requests finish; a second one ends at once. */
function stopOnSignal(server: RunningServer, database: Database, withdraw: () => void): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      say('Stopping ...');
      withdraw();
      void server
        .stop()
        .then(() => database.close())
        .then(() => process.exit(0));
    });
}

function logLine(entry: Record<string, unknown>): void {
  console.error(new Date().toISOString(), entry);
}

/** Errors whose words tell the person at the console what to do; others keep their stack. */
function explain(error: unknown): unknown {
  if (error instanceof SettingError || error instanceof DatabaseInUseError || error instanceof MigrationError)
    return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE')
    return 'The port is taken by another program. Choose another: PORT=4174 npm start';
  if (code === 'ECONNREFUSED')
    return 'The PostGIS server of DATABASE_URL does not answer. Is it running, and is the address right?';
  return error;
}

try {
  await start(readEnvironment(), process.argv.includes('--dev'));
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
