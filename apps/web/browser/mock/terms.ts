import type { Input, World } from './shapes.ts';

export const adoptTerms = ({ groupId, text, adoptedOn, reviewOn = null }: Input, world: World): object => {
  const group = world.groups.find(({ id }) => id === groupId)!;
  const earlier = group.termsVersions ?? [];
  group.termsVersions = [{ version: earlier.length + 1, text, adoptedOn, reviewOn, meetingId: null }, ...earlier];
  return { __typename: 'Group', ...group };
};
