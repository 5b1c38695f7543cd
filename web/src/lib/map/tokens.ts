import type { MapLight } from './model.ts';

/** Colours of the map in one light, from the project's tokens. CSS colours. */
export interface MapTokens {
  land: string;
  builtUp: string;
  water: string;
  shore: string;
  waterLining: string;
  road: string;
  roadMain: string;
  roadCasing: string;
  roadOverCells: [number, number, number, number];
  district: string;
  label: string;
  labelMinor: string;
  labelWater: string;
  halo: string;
  hatch: string;
  rail: string;
  focus: string;
  focusCasing: string;
  selection: [string, string];
  panel: string;
  text: string;
  textMinor: string;
  control: string;
  hairline: string;
}

const NIGHT: MapTokens = {
  land: '#0D131B',
  builtUp: '#141C27',
  water: '#0F2A3D',
  shore: '#1F475F',
  waterLining: '#24506A',
  road: '#2C3848',
  roadMain: '#3B4A5D',
  roadCasing: '#0D131B',
  roadOverCells: [10, 15, 22, 0.55],
  district: '#56687D',
  label: '#D3DCE6',
  labelMinor: '#9DABBA',
  labelWater: '#6FA3C2',
  halo: '#0A0F16',
  hatch: '#2A3542',
  rail: '#56687D',
  focus: '#63D6CB',
  focusCasing: '#06121A',
  selection: ['#FFFFFF', '#06090E'],
  panel: '#121A24',
  text: '#EAF0F5',
  textMinor: '#B3C0CC',
  control: '#5E7188',
  hairline: '#263343',
};

const DUSK: MapTokens = {
  land: '#2A2F45',
  builtUp: '#333952',
  water: '#253F5E',
  shore: '#4A6585',
  waterLining: '#4F6C8E',
  road: '#4A5170',
  roadMain: '#5D6585',
  roadCasing: '#2A2F45',
  roadOverCells: [32, 36, 58, 0.5],
  district: '#7C84A4',
  label: '#EDEBF2',
  labelMinor: '#C3C3D6',
  labelWater: '#9DBBDC',
  halo: '#20243A',
  hatch: '#474E6B',
  rail: '#7C84A4',
  focus: '#7BE3D5',
  focusCasing: '#171B2E',
  selection: ['#FFFFFF', '#15182A'],
  panel: '#262B40',
  text: '#F2F0F6',
  textMinor: '#CBCBDC',
  control: '#7F88AC',
  hairline: '#3D4460',
};

const DAY: MapTokens = {
  land: '#EEF1F0',
  builtUp: '#E1E6E5',
  water: '#BCD8E6',
  shore: '#8FB9CE',
  waterLining: '#98C0D4',
  road: '#FFFFFF',
  roadMain: '#FFFFFF',
  roadCasing: '#C6CFD1',
  roadOverCells: [255, 255, 255, 0.62],
  district: '#7F8C92',
  label: '#1B242C',
  labelMinor: '#47535D',
  labelWater: '#2F6785',
  halo: '#F6F8F8',
  hatch: '#CBD3D4',
  rail: '#7F8C92',
  focus: '#006A4E',
  focusCasing: '#FFFFFF',
  selection: ['#131B22', '#FFFFFF'],
  panel: '#FFFFFF',
  text: '#131B22',
  textMinor: '#414D57',
  control: '#87949B',
  hairline: '#DFE5E6',
};

export const MAP_TOKENS: Readonly<Record<MapLight, MapTokens>> = { night: NIGHT, dusk: DUSK, day: DAY };
