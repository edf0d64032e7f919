import type { MockGraph } from './graph.ts';
import { shown } from './meeting-shown.ts';
import { hitsIn } from './search.ts';

type Pages = typeof import('../../src/public/pages.tsx');

const link = {
  partnershipName: 'Cambridge Community Safety Partnership',
  agencyName: 'Cambridgeshire Constabulary',
  reference: '02/02',
  text: 'Ask about the repeat rate',
  dueOn: '2020-10-06',
};
const terms = [
  {
    group: { id: 'board', name: 'Cambridge Community Safety Partnership', active: true },
    text: 'To agree the plan.\nTo decide on the money.',
    adoptedOn: '2020-02-11',
    reviewOn: '2022-02-11',
    meetingId: 'before',
  },
];
const wrong = {
  given: { outcome: 'DONE', text: ' ' },
  mistake: { field: 'text', text: 'Write something first.' },
} as const;

/** The public pages from the built library; nothing for other addresses. */
export const publicPages = async (library: string) => {
  const pages = (await import(library)) as Pages;
  return (pathname: string, graph: MockGraph): string | undefined => {
    const [, root, slug, meetings, id, form] = pathname.split('/');
    if (root === 'message') return pages.page({ title: 'Sign in', body: '<h1 class="govuk-heading-l">Sign in</h1>' });
    if (root === 'answer') return pages.renderAnswerPage({ link, commandId: 'c', ...(slug === 'wrong' && wrong) });
    if (root !== 'public') return undefined;
    const partnerships = [...graph.worlds.values()].filter(({ kind }) => kind === 'DISTRICT');
    if (!slug) return pages.renderPublicIndex({ partnerships });
    const partnership = partnerships.find((one) => one.slug === slug);
    const missing = { title: 'Page not found', message: 'There is no such page.' };
    if (!partnership) return pages.renderMessagePage(missing);
    if (meetings === 'you-said-we-did') {
      const feedback = partnership.feedback.filter(({ publishedOn }) => publishedOn);
      return pages.renderYouSaidWeDid({ partnership, feedback: feedback as never });
    }
    if (meetings === 'terms-of-reference') return pages.renderTermsOfReference({ partnership, terms });
    if (meetings === 'search') {
      const found = hitsIn(partnership.meetings, 'the') as never;
      return pages.renderPublicSearch({
        partnership,
        found,
        sought: { words: 'the', from: '', to: '' },
        page: 1,
        perPage: 2,
      });
    }
    const published = partnership.meetings
      .filter(({ publishedAt }) => publishedAt)
      .map((meeting) => ({
        ...(shown(meeting, partnership) as never as Parameters<Pages['renderPublicMeeting']>[0]['meeting']),
        cancelled: meeting.stage === 'CANCELLED',
        minutesAgreed: meeting.minutesStatus === 'AGREED',
        agendaPublishedAt: meeting.publishedAt!,
      }));
    if (!meetings) return pages.renderPublicPartnership({ partnership, meetings: published });
    const meeting = published.find((one) => one.id === id);
    const typed = { text: '', commandId: 'c', error: 'Enter your question' };
    if (meeting && form) return pages.renderAskQuestion({ partnership, meeting, ...typed });
    return meeting ? pages.renderPublicMeeting({ partnership, meeting }) : pages.renderMessagePage(missing);
  };
};
