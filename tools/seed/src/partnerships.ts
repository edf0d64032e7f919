import { cambridgeCity } from './cambridge-city.data.ts';
import { countyBoard } from './county.data.ts';
import { eastCambs } from './east-cambs.data.ts';
import { fenland } from './fenland.data.ts';
import { huntingdonshire } from './huntingdonshire.data.ts';
import type { Papers } from './papers.ts';
import { peterborough } from './peterborough.data.ts';
import { southCambs } from './south-cambs.data.ts';

/** The seven tenants. The county board comes first, since its overview listens to all others. */
export const partnershipPapers: readonly Papers[] = [
  countyBoard,
  fenland,
  eastCambs,
  southCambs,
  huntingdonshire,
  cambridgeCity,
  peterborough,
];
