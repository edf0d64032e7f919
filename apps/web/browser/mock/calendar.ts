import type { World } from './shapes.ts';

/** The day on which somebody in a world made their calendar's address. */
const made = new WeakMap<World, string>();
const shown = (world: World, path: string | null = null) => ({
  __typename: 'CalendarAddress',
  madeOn: made.get(world) ?? null,
  path,
});

export const calendarOf = (world: World) => ({ calendarAddress: () => shown(world) });

export const calendarChanges = (world: World) => ({
  makeCalendarAddress: ({ input: { secret } }: { readonly input: { readonly secret: string } }) => {
    made.set(world, world.today);
    return shown(world, `/t/${world.slug}/calendars/${secret}.ics`);
  },
  revokeCalendarAddress: () => {
    made.delete(world);
    return shown(world);
  },
});
