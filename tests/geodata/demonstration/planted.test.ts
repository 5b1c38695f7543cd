import { demonstrationFocusAreas } from '@lyktan/geodata/demonstration/focusAreas';
import { DEMONSTRATION_SEED, demonstrationReports } from '@lyktan/geodata/demonstration/reports';
import { DISTRICTS } from '@lyktan/geodata/places/districts';
import { localParts } from '@lyktan/geodata/time/localTime';
import { CHANNELS } from '@lyktan/geodata/vocabulary/vocabulary';
import { describe, expect, test } from 'vitest';
import {
  BAD_AT_AN_HOUR,
  BAD_ONLY_IN_THE_DARK,
  DARK_FACTOR,
  OVER_REPORTING,
  type PlantedPlace,
  SILENT_DISTRICTS,
  VISITS_DID_NOT_HELP,
  VISITS_HELPED,
} from '../../fixtures/plantedTruth.ts';
import { changeInWindows, districtOf, districtOfReport, independenceP, oddsRatio } from './comparisons.ts';
import {
  distanceM,
  mantelHaenszel,
  naiveRatio,
  regressionRatio,
  type TimedReport,
  timedReports,
  ZONE,
} from './darkRatio.ts';

const shipped = demonstrationReports();
const shippedTimed = timedReports(shipped);
/** The same town with twenty times the reports: what the generator's rates are, nearly without chance. */
const manyTimed = timedReports(demonstrationReports(DEMONSTRATION_SEED, 48_000));
const planted = [...BAD_ONLY_IN_THE_DARK, ...BAD_AT_AN_HOUR];
const areas = demonstrationFocusAreas();

const around = (timed: readonly TimedReport[], { point, radiusM }: PlantedPlace): TimedReport[] =>
  timed.filter((report) => distanceM(report.point, point) < radiusM);
const elsewhere = (timed: readonly TimedReport[]): TimedReport[] =>
  timed.filter((report) =>
    planted.every(({ point, radiusM }) => distanceM(report.point, point) > radiusM + 60),
  );

describe('places that are bad only in the dark', () => {
  for (const place of BAD_ONLY_IN_THE_DARK) {
    test(`${place.name} has more reports when dark at the same clock hour, beyond chance, in the data that ship`, () => {
      const { ratio, low, high, dark, daylight } = regressionRatio(around(shippedTimed, place));
      expect(dark + daylight).toBeGreaterThanOrEqual(60);
      expect(Math.min(dark, daylight)).toBeGreaterThanOrEqual(10);
      expect(ratio).toBeGreaterThan(2.5);
      expect(low).toBeGreaterThan(1.4);
      expect(high).toBeGreaterThan(DARK_FACTOR);
    });

    test(`${place.name} has the planted ratio by regression and by Mantel-Haenszel when reports are many`, () => {
      const reports = around(manyTimed, place);
      for (const { ratio, low } of [regressionRatio(reports), mantelHaenszel(reports)]) {
        expect(ratio).toBeGreaterThan(DARK_FACTOR * 0.65);
        expect(ratio).toBeLessThan(DARK_FACTOR * 1.7);
        expect(low).toBeGreaterThan(2.5);
      }
    });
  }
});

describe('places that are bad at an hour whatever the light', () => {
  for (const place of BAD_AT_AN_HOUR) {
    test(`${place.name} is not found dark in the data that ship, with enough reports in both lights to tell`, () => {
      const { low, high, dark, daylight } = regressionRatio(around(shippedTimed, place));
      expect(Math.min(dark, daylight)).toBeGreaterThanOrEqual(10);
      expect(low).toBeLessThan(1);
      expect(high).toBeGreaterThan(1);
    });

    test(`${place.name} has a ratio of 1 when reports are many`, () => {
      const reports = around(manyTimed, place);
      const { ratio, low, high } = regressionRatio(reports);
      expect(ratio).toBeGreaterThan(0.8);
      expect(ratio).toBeLessThan(1.25);
      expect([low < 1, high > 1]).toEqual([true, true]);
      const check = mantelHaenszel(reports);
      expect([check.low < 1, check.high > 1]).toEqual([true, true]);
    });

    test(`${place.name} has more than three times its other hours' rate in its own hours`, () => {
      const [start, end] = place.hours;
      const length = (end - start + 24) % 24;
      const reports = around(shippedTimed, place);
      const inside = reports.filter(({ atMs }) => (localParts(atMs, ZONE).hour - start + 24) % 24 < length);
      const rateInside = inside.length / length;
      const rateOutside = (reports.length - inside.length) / (24 - length);
      expect(rateInside / rateOutside).toBeGreaterThan(3);
    });
  }

  test('Drottningtorget looks dark to whoever does not ask for the clock hour', () => {
    expect(naiveRatio(around(shippedTimed, BAD_AT_AN_HOUR[0]!))).toBeGreaterThan(2);
  });
});

describe('the rest of the town', () => {
  test('has a dark ratio of 1, in the data that ship and when reports are many', () => {
    const few = regressionRatio(elsewhere(shippedTimed));
    expect([few.low < 1, few.high > 1]).toEqual([true, true]);
    const many = regressionRatio(elsewhere(manyTimed));
    expect(many.ratio).toBeGreaterThan(0.9);
    expect(many.ratio).toBeLessThan(1.1);
    const check = mantelHaenszel(elsewhere(manyTimed));
    expect([check.low < 1, check.high > 1]).toEqual([true, true]);
  });

  test('has no district that is found dark without a planted place in it', () => {
    const withPlanted = new Set(BAD_ONLY_IN_THE_DARK.map(({ point }) => districtOf(point)));
    const judged = DISTRICTS.features.map(({ properties: { code } }) => {
      const ratio = regressionRatio(shippedTimed.filter(({ point }) => districtOf(point) === code));
      return { code, ...ratio };
    });
    const enough = judged.filter(
      ({ code, dark, daylight }) => !withPlanted.has(code) && Math.min(dark, daylight) >= 10,
    );
    expect(enough.map(({ code }) => code)).toEqual(expect.arrayContaining(['kronogarden', 'lextorp']));
    expect(enough.filter(({ low, high }) => low > 1 || high < 1)).toEqual([]);
  });

  test('leaves three districts without a report', () => {
    const heard = new Set(shipped.map(districtOfReport));
    const silent = DISTRICTS.features
      .map(({ properties }) => properties.code)
      .filter((code) => !heard.has(code));
    expect(silent.sort()).toEqual([...SILENT_DISTRICTS]);
  });
});

describe('the channel that over-reports a district', () => {
  const placed = shipped.filter(
    (report) => report.moderation === 'accepted' && districtOfReport(report) !== null,
  );
  const count = (channels: readonly string[], inDistrict: boolean): number =>
    placed.filter(
      (report) =>
        channels.includes(report.channel) &&
        (districtOfReport(report) === OVER_REPORTING.district) === inDistrict,
    ).length;
  const others = CHANNELS.filter((channel) => channel !== OVER_REPORTING.channel);

  test('dialogues name Kronogården several times as often as the other channels do', () => {
    const { ratio, low, high } = oddsRatio(
      count([OVER_REPORTING.channel], true),
      count([OVER_REPORTING.channel], false),
      count(others, true),
      count(others, false),
    );
    expect(low).toBeGreaterThan(3);
    expect(high).toBeLessThan(9);
    expect(Math.abs(Math.log(ratio / OVER_REPORTING.odds))).toBeLessThan(0.4);
  });

  test('the other channels do not differ in how often they name it', () => {
    const table = others.map((channel) => [count([channel], true), count([channel], false)]);
    expect(independenceP(table)).toBeGreaterThan(0.05);
  });

  test('outside Kronogården the channels name the same districts', () => {
    const districts = ['centrum', 'hjortmossen', 'sylte', 'lextorp'];
    const rest = placed.filter((report) => districtOfReport(report) !== OVER_REPORTING.district);
    const table = CHANNELS.map((channel) => {
      const own = rest.filter((report) => report.channel === channel).map(districtOfReport);
      const named = districts.map((code) => own.filter((district) => district === code).length);
      return [...named, own.length - named.reduce((sum, n) => sum + n, 0)];
    });
    expect(independenceP(table)).toBeGreaterThan(0.05);
  });
});

describe('visits', () => {
  const areaOf = (key: string) => areas.find((area) => area.key === key)!;

  test('the visits at Älvhögsborg are followed by about half as many reports in its windows', () => {
    const { log, high, treated } = changeInWindows(shippedTimed, areaOf(VISITS_HELPED.focusAreaKey), areas);
    expect(treated[0]).toBeGreaterThan(25);
    expect(Math.exp(log)).toBeLessThan(0.65);
    expect(high).toBeLessThan(0);
    const many = changeInWindows(manyTimed, areaOf(VISITS_HELPED.focusAreaKey), areas);
    expect(Math.exp(many.log)).toBeGreaterThan(VISITS_HELPED.remaining - 0.08);
    expect(Math.exp(many.log)).toBeLessThan(VISITS_HELPED.remaining + 0.08);
  });

  test('the visits at Hjortmossetunneln changed nothing, and there are reports enough to rule out a halving', () => {
    const { low, high, treated } = changeInWindows(
      shippedTimed,
      areaOf(VISITS_DID_NOT_HELP.focusAreaKey),
      areas,
    );
    expect(treated[0]).toBeGreaterThan(25);
    expect([low < 0, high > 0]).toEqual([true, true]);
    expect(low).toBeGreaterThan(Math.log(0.5));
    const many = changeInWindows(manyTimed, areaOf(VISITS_DID_NOT_HELP.focusAreaKey), areas);
    expect(Math.abs(many.log)).toBeLessThan(0.12);
  });
});
