import type { Figure } from './figures.ts';

/** The figures of the product as services, by id: `npm run bench -- --distributed`. */
export const distributedFigures: Readonly<Record<string, () => Promise<Figure>>> = {
  // With F1 and F2, of the same processes.
  E1: async () => (await import('./figures/services.ts')).services,
  E4: async () => (await import('./figures/other-service.ts')).otherService,
};
