import type { AgencyClass } from '@csp/partnerships-contract';
import type { AgencyPaper } from './papers.ts';

/**
 * Names as cases/county.json has them. Three bodies at the end took others' places after its papers ended: the Probation Service on
 * 26 June 2021, the integrated care board on 1 July 2022 (Health and Care Act 2022), and the commissioner's office before it began,
 * on 22 November 2012 (Police Reform and Social Responsibility Act 2011).
 */
const names = {
  'fenland-dc': 'Fenland District Council',
  'east-cambs-dc': 'East Cambridgeshire District Council',
  'south-cambs-dc': 'South Cambridgeshire District Council',
  'huntingdonshire-dc': 'Huntingdonshire District Council',
  'cambridge-city-council': 'Cambridge City Council',
  'peterborough-city-council': 'Peterborough City Council',
  'cambs-county-council': 'Cambridgeshire County Council',
  'cambs-constabulary': 'Cambridgeshire Constabulary',
  'cambs-fire': 'Cambridgeshire Fire and Rescue Service',
  'fire-authority': 'Fire Authority',
  ccg: 'Cambridgeshire and Peterborough Clinical Commissioning Group',
  'nhs-east-cambs': 'National Health Service - East Cambridgeshire',
  nps: 'National Probation Service, Cambridgeshire & Peterborough',
  'bench-crc': 'Bedfordshire, Northamptonshire, Cambridgeshire and Hertfordshire Community Rehabilitation Company Ltd',
  'one-service': 'One Service',
  opcc: 'Office of the Police and Crime Commissioner',
  'police-authority': 'Cambridgeshire Police Authority',
  cpft: 'Cambridgeshire and Peterborough NHS Foundation Trust',
  'cambridge-cvs': 'Cambridge Council for Voluntary Service',
  cuh: 'Cambridge University Hospitals NHS Foundation Trust',
  'university-of-cambridge': 'University of Cambridge',
  aru: 'Anglia Ruskin University',
  btp: 'British Transport Police',
  cambac: 'Cambridge Business Against Crime',
  'research-group': 'Cambridgeshire County Council Research Group',
  'public-health-commissioning': 'Cambridgeshire County Council Public Health Commissioning',
  'drug-alcohol-services': 'Drug and Alcohol services',
  'circle-housing-roddons': 'Circle Housing Roddons',
  'voluntary-services-fenland': 'Voluntary services',
  'chamber-of-commerce': 'Chamber of Commerce',
  'sanctuary-housing': 'Sanctuary Housing',
  vcaec: 'Voluntary & Community Action East Cambridgeshire',
  'neighbourhood-watch': 'Neighbourhood Watch',
  capalc: 'Cambridgeshire and Peterborough Association of Local Councils',
  daat: 'Drug and Alcohol Action Team',
  magistrates: 'Magistrates',
  cprsp: 'Cambridgeshire & Peterborough Road Safety Partnership',
  'dasv-partnership': 'Cambridgeshire Domestic Abuse and Sexual Violence Partnership',
  yos: 'Youth Offending Service',
  'town-councils-fenland': 'Chatteris, March, Whittlesey and Wisbech town councils',
  'parish-councils-ec': 'East Cambridgeshire parish and town councils',
  'cambs-acre': 'Cambridgeshire ACRE',
  'centre-33': 'Centre 33',
  'stretham-youth-club': 'Stretham Youth Club',
  'scdc-housing': 'SCDC Affordable Housing',
  'housing-associations-sc': 'CHS (Cambridge Housing Society), Granta, Wherry',
  'hmp-peterborough': 'HMP Peterborough',
  'safeguarding-board': 'Cambridgeshire & Peterborough Safeguarding Children and Adults Partnership Board',
  cri: 'CRi',
  ormiston: 'Ormiston Families',
  'cross-keys-homes': 'Cross Keys Homes',
  'victims-hub': "Victims' Hub",
  'rj-hub': 'Restorative Justice Hub',
  'street-pastors': 'Street Pastors',
  cpt: 'Cambridgeshire County Council Community Protection Team',
  'probation-service': 'Probation Service',
  icb: 'Cambridgeshire and Peterborough Integrated Care Board',
} as const;

export type AgencyId = keyof typeof names;

/** An agency's listing in one partnership. */
export const agency = (
  id: AgencyId,
  agencyClass: AgencyClass,
  term: Pick<AgencyPaper, 'from' | 'until' | 'succeededBy'> = {},
): AgencyPaper => ({ id, name: names[id], class: agencyClass, ...term });

const responsible = 'responsible-authority';

/** The clinical commissioning group and the board that took its place. */
export const healthCommissioners = [
  agency('ccg', responsible, { until: '2022-06-30', succeededBy: 'icb' }),
  agency('icb', responsible, { from: '2022-07-01' }),
];

/** The community rehabilitation company and the service that took its place. */
export const communityRehabilitation = [
  agency('bench-crc', responsible, { until: '2021-06-25', succeededBy: 'probation-service' }),
  agency('probation-service', responsible, { from: '2021-06-26' }),
];
