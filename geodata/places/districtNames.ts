export interface DistrictInfo {
  /** Ascii slug: the district's key in database, URL and cube. */
  code: string;
  name: string;
  /** Where the name stands, [longitude, latitude]. */
  label: [number, number];
}

/** The districts (stadsdelar). Centrum's name stands north of Drottningtorget, so that both can be read. */
export const DISTRICT_NAMES: readonly DistrictInfo[] = [
  { code: 'sylte', name: 'Sylte', label: [12.28, 58.255] },
  { code: 'hjortmossen', name: 'Hjortmossen', label: [12.2861, 58.2772] },
  { code: 'centrum', name: 'Centrum', label: [12.2924, 58.2863] },
  { code: 'kronogarden', name: 'Kronogården', label: [12.3081, 58.2705] },
  { code: 'lextorp', name: 'Lextorp', label: [12.2885, 58.2538] },
  { code: 'skogshojden', name: 'Skogshöjden', label: [12.2827, 58.3239] },
  { code: 'stavre', name: 'Stavre', label: [12.3142, 58.284] },
  { code: 'stromslund', name: 'Strömslund', label: [12.2541, 58.2841] },
  { code: 'karlstorp', name: 'Karlstorp', label: [12.2922, 58.2695] },
  { code: 'bjorndalen', name: 'Björndalen', label: [12.2836, 58.3044] },
  { code: 'dannebacken', name: 'Dannebacken', label: [12.3175, 58.2913] },
  { code: 'kallstorp', name: 'Källstorp', label: [12.2809, 58.2924] },
  { code: 'innovatum', name: 'Innovatum', label: [12.2784, 58.2717] },
  { code: 'skoftebyn', name: 'Skoftebyn', label: [12.2741, 58.2629] },
  { code: 'tingvalla', name: 'Tingvalla', label: [12.2997, 58.284] },
  { code: 'stallbacka', name: 'Stallbacka', label: [12.3106, 58.2984] },
  { code: 'overby', name: 'Överby', label: [12.3035, 58.3138] },
  { code: 'halvorstorp', name: 'Halvorstorp', label: [12.3484, 58.2902] },
  { code: 'sjuntorp', name: 'Sjuntorp', label: [12.224, 58.1964] },
  { code: 'velanda', name: 'Velanda', label: [12.3088, 58.2296] },
  { code: 'uppharad', name: 'Upphärad', label: [12.3072, 58.1562] },
  { code: 'asaka', name: 'Åsaka', label: [12.4225, 58.2426] },
];
