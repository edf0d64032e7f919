import type { GraphClient } from './client.ts';

const query =
  'query($after: Cursor!) { actionPointEvents(after: $after, first: 100) { cursor messages { event { id } } } }';

/** The ids of all events of a partnership's feed, in their order, as they are read page by page. */
export const wholeFeed = async (client: GraphClient): Promise<string[]> => {
  const whole: string[] = [];
  for (let after = '0'; ;) {
    const { actionPointEvents: page } = await client.read<{
      actionPointEvents: { cursor: string; messages: { event: { id: string } }[] };
    }>(query, { after });
    if (page.messages.length === 0) return whole;
    whole.push(...page.messages.map(({ event }) => event.id));
    after = page.cursor;
  }
};
