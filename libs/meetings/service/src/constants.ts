/** The graph writes its constants in capitals: `verbal-update` is `VERBAL_UPDATE` there. */
export const inGraph = (stored: string): string => stored.toUpperCase().replaceAll('-', '_');

/** A constant of the graph as events hold it. The graph has let in only those that exist. */
export const asStored = <Stored extends string>(constant: string): Stored =>
  constant.toLowerCase().replaceAll('_', '-') as Stored;
