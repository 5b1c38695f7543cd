// `npm run seed`: loads the invented demonstration data into an empty database; otherwise does nothing.
import { pathToFileURL } from 'node:url';
import { connect, type Queryable, type Sql } from '@lyktan/api/database/connect';
import { DatabaseInUseError } from '@lyktan/api/database/lock';
import { migrate } from '@lyktan/api/database/migrate';
import { readEnvironment, SettingError } from '@lyktan/api/env';
import { type DistrictDraft, type DistrictLayer, storeDistrictLayer } from '@lyktan/api/queries/districts';
import { storeVisits } from '@lyktan/api/queries/focusAreas';
import { storeFocusArea } from '@lyktan/api/queries/storeFocusArea';
import { addMunicipality, municipality } from '@lyktan/api/queries/municipality';
import { storeReports } from '@lyktan/api/queries/storeReports';
import { demonstrationFocusAreas } from '@lyktan/geodata/demonstration/focusAreas';
import { demonstrationReports } from '@lyktan/geodata/demonstration/reports';
import { demonstrationVisits } from '@lyktan/geodata/demonstration/visits';
import { DISTRICTS } from '@lyktan/geodata/places/districts';
import { MUNICIPALITY } from '@lyktan/geodata/places/municipality';

type Log = (message: string) => void;

/** Any number that no other lock of the product uses: two starts at once must not both load. */
const SEED_LOCK = 77_148_801;

const STADSDEL: DistrictLayer = {
  key: 'stadsdel',
  name: 'Stadsdelar',
  source: 'Lyktan, ritade för hand',
  vintage: '2026',
  licence: 'CC0-1.0',
  approximate: true,
};

/**
 * Loads municipality, districts, invented reports, focus areas and visits, all or nothing. Does nothing
 * where a municipality exists: real data are never mixed with invented ones.
 * @returns whether anything was loaded
 */
export async function seed(sql: Sql, log: Log): Promise<boolean> {
  return (await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${SEED_LOCK})`;
    if ((await municipality(tx)) !== null) return false;
    log('Loading invented demonstration data ...');
    await loadAll(tx, log);
    return true;
  })) as boolean;
}

async function loadAll(tx: Queryable, log: Log): Promise<void> {
  const { code, name, timeZone, bounds, centre } = MUNICIPALITY;
  const place = { code, name, timeZone, bounds, centre, demonstration: true };
  const id = await addMunicipality(tx, place);
  await storeDistrictLayer(tx, id, STADSDEL, DISTRICTS.features.map(districtDraft));
  const reports = demonstrationReports();
  await storeReports(tx, { ...place, id }, reports);
  const visits = await loadFocusAreas(tx, id);
  log(
    `Loaded ${DISTRICTS.features.length} districts, ${reports.length} reports and ${visits} visits, all invented.`,
  );
}

function districtDraft({ properties, geometry }: (typeof DISTRICTS.features)[number]): DistrictDraft {
  const { code, name, label } = properties;
  return { code, name, label, population: null, geometry };
}

/** @returns how many visits were stored */
async function loadFocusAreas(tx: Queryable, municipalityId: number): Promise<number> {
  const visits = demonstrationVisits();
  for (const { key, ...area } of demonstrationFocusAreas()) {
    const { id: areaId } = await storeFocusArea(tx, municipalityId, area);
    await storeVisits(
      tx,
      municipalityId,
      areaId,
      visits.filter((visit) => visit.focusAreaKey === key),
    );
  }
  return visits.length;
}

async function run(): Promise<void> {
  const database = await connect(readEnvironment().database);
  try {
    await migrate(database.sql);
    if (!(await seed(database.sql, console.log)))
      console.log('Nothing to do: the database holds data already.');
  } finally {
    await database.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await run();
  } catch (error) {
    const known = error instanceof DatabaseInUseError || error instanceof SettingError;
    console.error(known ? error.message : error);
    process.exit(1);
  }
}
