/** As `SearchKind` of the SDL: what stands before the number of a place that was found. */
export const searchKindWords = {
  AGENDA_ITEM: 'Agenda item',
  PAPER: 'Paper for item',
  MINUTE: 'Paragraph',
  DECISION: 'Decision in',
  ACTION_POINT: 'Action point',
  KEY_MESSAGE: 'Key message',
} as const;
