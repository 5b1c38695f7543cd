import { accessSync, constants } from 'node:fs';

const WELL_KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Where a Chromium lies on this machine, null where there is none. CHROMIUM_PATH goes before the well-known places.
 * @throws when CHROMIUM_PATH names something that cannot be run
 */
export function findChromium(variables: NodeJS.ProcessEnv = process.env): string | null {
  const named = variables.CHROMIUM_PATH;
  if (named === undefined || named === '') return WELL_KNOWN.find(isExecutable) ?? null;
  if (isExecutable(named)) return named;
  throw new Error(
    `CHROMIUM_PATH is "${named}", which cannot be run. Name the browser's program, or unset it.`,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
