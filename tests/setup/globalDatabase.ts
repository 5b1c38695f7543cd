import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect } from '@lyktan/api/database/connect';
import { startEmbedded } from '@lyktan/api/database/embedded';
import { migrate } from '@lyktan/api/database/migrate';
import type { TestProject } from 'vitest/node';
import { seed } from '../../scripts/seed.ts';
import { copyStartImage } from './startImage.ts';

/** Where the run's database is: handed from here to the workers. */
export type TestDatabase = { kind: 'embedded'; socketPath: string } | { kind: 'server'; url: string };

declare module 'vitest' {
  interface ProvidedContext {
    database: TestDatabase;
  }
}

/** Gives the run one migrated and seeded database, and takes it away again. */
export default async function provideDatabase(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL;
  const { database, remove } = url ? await onServer(url) : await onEmbedded();
  project.provide('database', database);
  return remove;
}

interface Provided {
  database: TestDatabase;
  remove: () => Promise<void>;
}

async function onEmbedded(): Promise<Provided> {
  const directory = await copyStartImage(console.log);
  const embedded = await startEmbedded(directory);
  const remove = async (): Promise<void> => {
    await embedded.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  return { database: { kind: 'embedded', socketPath: embedded.socketPath }, remove };
}

async function onServer(serverUrl: string): Promise<Provided> {
  const name = `lyktan_test_${randomBytes(6).toString('hex')}`;
  const server = await connect({ url: serverUrl });
  await server.sql.unsafe(`create database ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const fresh = await connect({ url: url.href });
  await migrate(fresh.sql);
  await seed(fresh.sql, () => undefined);
  await fresh.close();
  const remove = async (): Promise<void> => {
    await server.sql.unsafe(`drop database ${name} with (force)`);
    await server.close();
  };
  return { database: { kind: 'server', url: url.href }, remove };
}
