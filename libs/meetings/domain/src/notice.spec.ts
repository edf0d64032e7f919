import { addDays, bankHolidays, weekday } from '@csp/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearWorkingDays, noticeOf, publishBy } from './notice.ts';

describe('clear working days', () => {
  it('papers of 18 July 2011 give five for a meeting on 26 July', () =>
    expect(clearWorkingDays('2011-07-18', '2011-07-26')).toBe(5));
  it('the day before leaves none', () => expect(clearWorkingDays('2020-10-05', '2020-10-06')).toBe(0));
  it('the day itself leaves none', () => expect(clearWorkingDays('2020-10-06', '2020-10-06')).toBe(0));
  it('afterwards there are none', () => expect(clearWorkingDays('2020-10-07', '2020-10-06')).toBe(0));
  it('a bank holiday does not count', () => expect(clearWorkingDays('2020-08-28', '2020-09-02')).toBe(1));
  it('nor do those that were moved', () => {
    expect(clearWorkingDays('2020-05-01', '2020-05-11')).toBe(4);
    expect(clearWorkingDays('2022-09-16', '2022-09-20')).toBe(0);
  });
  it('nor those over the turn of a year', () => expect(clearWorkingDays('2010-12-24', '2011-01-05')).toBe(4));

  it('are as many as one counts day by day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7_000 }), fc.integer({ min: -5, max: 900 }), (start, length) => {
        const published = addDays('2010-01-01', start);
        const meeting = addDays(published, length);
        let counted = 0;
        for (let day = addDays(published, 1); day < meeting; day = addDays(day, 1))
          if (weekday(day) < 6 && !bankHolidays(Number(day.slice(0, 4))).includes(day)) counted++;
        expect(clearWorkingDays(published, meeting)).toBe(counted);
      }),
    );
  });
});

describe('a meeting in a far year', () => {
  it('has its notice worked out all the same', () => {
    expect(clearWorkingDays('2020-01-01', '9999-12-31')).toBeGreaterThan(2_000_000);
    expect(publishBy('9999-12-31', 5)).toBe('9999-12-21');
    expect(publishBy('0001-01-03', 1)).toBe('0001-01-01');
  });
});

describe('publish by', () => {
  it('is 18 July 2011 for 26 July and five days', () => expect(publishBy('2011-07-26', 5)).toBe('2011-07-18'));
  it('is the day of the meeting where no notice is asked for', () =>
    expect(publishBy('2020-10-06', 0)).toBe('2020-10-06'));

  it('is the last day that gives full notice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7_600 }), fc.integer({ min: 1, max: 30 }), (day, required) => {
        const meeting = addDays('2010-01-01', day);
        const by = publishBy(meeting, required);
        expect(clearWorkingDays(by, meeting)).toBe(required);
        expect(clearWorkingDays(addDays(by, 1), meeting)).toBeLessThan(required);
      }),
    );
  });
});

describe('notice of a meeting', () => {
  const facts = { date: '2011-07-26', noticeWorkingDays: 5, publishedOn: null };

  it('says by when', () =>
    expect(noticeOf(facts, '2011-07-15')).toEqual({
      required: 5,
      given: 6,
      late: false,
      publishBy: '2011-07-18',
      message: 'Publish by 18 July 2011: 5 clear working days of notice are required, published today it would be 6.',
    }));
  it('says when it is too late', () =>
    expect(noticeOf(facts, '2011-07-22')).toMatchObject({
      given: 1,
      late: true,
      message:
        'Too late for full notice: published today, the agenda gives 1 clear working day of the 5 required. The last day was 18 July 2011.',
    }));
  it('says what was given', () =>
    expect(noticeOf({ ...facts, publishedOn: '2011-07-18' }, '2011-08-01')).toMatchObject({
      given: 5,
      late: false,
      message: 'Published on 18 July 2011: 5 clear working days of notice, 5 required.',
    }));
  it('says what was missing', () =>
    expect(noticeOf({ ...facts, publishedOn: '2011-07-20' }, '2011-08-01')).toMatchObject({
      given: 3,
      late: true,
      message:
        'Published late, on 20 July 2011: 3 clear working days of notice, 5 required. Full notice ended on 18 July 2011.',
    }));
});
