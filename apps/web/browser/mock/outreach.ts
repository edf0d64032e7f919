import type { World } from './shapes.ts';

/** The day on which somebody in a world made their calendar's address. */
const made = new WeakMap<World, string>();
const shown = (world: World, path: string | null = null) => ({
  __typename: 'CalendarAddress',
  madeOn: made.get(world) ?? null,
  path,
});

const mailboxesOf = ({ agencies }: World): object => ({
  sending: false,
  nodes: agencies.slice(0, 3).map(({ id }, place) => ({
    agency: { id },
    address: place === 0 ? 'community-safety@agency.example' : null,
    lastSentOn: place === 0 ? '2020-10-05' : null,
    givenUpOn: place === 0 ? '2020-10-06' : null,
  })),
});

export const outreachOf = (world: World) => ({
  mailboxes: () => mailboxesOf(world),
  calendarAddress: () => shown(world),
});

export const outreachChanges = (world: World) => ({
  makeCalendarAddress: ({ input: { secret } }: { readonly input: { readonly secret: string } }) => {
    made.set(world, world.today);
    return shown(world, `/t/${world.slug}/calendars/${secret}.ics`);
  },
  revokeCalendarAddress: () => {
    made.delete(world);
    return shown(world);
  },
});
