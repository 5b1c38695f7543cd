import { isAbsolute, resolve } from 'node:path';
import type { DatabaseLocation } from './database/connect.ts';

/** Settings from the environment. This is the only file that reads process.env. */
export interface Environment {
  database: DatabaseLocation;
  host: string;
  port: number;
}

export class SettingError extends Error {
  override name = 'SettingError';
}

/**
 * @throws SettingError naming the variable, what is wrong with it and what it should be
 */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  return {
    database: databaseLocation(variables),
    host: variables.HOST ?? '127.0.0.1',
    port: port(variables.PORT ?? '4173'),
  };
}

function databaseLocation(variables: NodeJS.ProcessEnv): DatabaseLocation {
  const url = variables.DATABASE_URL;
  if (url === undefined || url === '')
    return { directory: absolute(variables.LYKTAN_DATA ?? '.data/embedded') };
  if (!/^postgres(ql)?:\/\//.test(url))
    throw new SettingError(
      'DATABASE_URL must begin with postgres:// or postgresql://, e.g. postgres://user:password@host:5432/lyktan',
    );
  return { url };
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(import.meta.dirname, '..', path);
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 65_535)
    throw new SettingError(`PORT is "${text}"; it must be a whole number from 0 to 65535, e.g. 4173`);
  return value;
}
