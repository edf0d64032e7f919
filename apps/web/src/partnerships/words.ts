export const classWords = {
  RESPONSIBLE_AUTHORITY: 'Responsible authority',
  CO_OPERATING_BODY: 'Co-operating body',
  INVITED: 'Invited',
  OTHER: 'Other',
} as const;

export const numberingWords = {
  ITEM_AND_PARAGRAPH: 'By item and paragraph, beginning again each meeting: 5.1, 6.3.2',
  RUNNING: 'Running on through the years: 87 to 97, then 98',
} as const;

export const referenceWords = {
  MONTH_AND_NUMBER: 'By the month of the meeting: 02/03',
  YEAR_AND_NUMBER: 'By the year: 2020/14',
} as const;
