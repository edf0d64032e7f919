import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { noteArrival } from '../design/heading.tsx';
import { Frame } from './frame.tsx';
import { Loading } from '../design/loaded.tsx';
import { NotFound, NotFoundPage } from './not-found.page.tsx';
import { PartnershipFrame } from './partnership-frame.tsx';
import { BrokenPage } from './broken.page.tsx';

/** A page's code is fetched when somebody goes there. */
const page = (path: string, load: () => Promise<ComponentType>, children: RouteObject[] = []): RouteObject => ({
  path,
  lazy: async () => ({ Component: await load() }),
  children,
});

const meetingStages: RouteObject[] = [
  page('', async () => (await import('../meetings/stage-redirect.tsx')).StageRedirect),
  page('agenda', async () => (await import('../meetings/agenda/agenda.page.tsx')).AgendaPage),
  page('papers', async () => (await import('../meetings/reports/reports.page.tsx')).ReportsPage),
  page('attendance', async () => (await import('../meetings/attendance/attendance.page.tsx')).AttendancePage),
  page('minutes', async () => (await import('../meetings/minutes/minutes.page.tsx')).MinutesPage),
  page('review', async () => (await import('../meetings/review/review.page.tsx')).ReviewPage),
  page('record', async () => (await import('../meetings/record/record.page.tsx')).RecordPage),
];

const partnershipPages: RouteObject[] = [
  page('', async () => (await import('../partnerships/home.page.tsx')).HomePage),
  page('settings', async () => (await import('../partnerships/settings.page.tsx')).SettingsPage),
  page('groups/:id', async () => (await import('../partnerships/group.page.tsx')).GroupPage),
  page('meetings', async () => (await import('../meetings/meetings.page.tsx')).MeetingsPage),
  page('meetings/new', async () => (await import('../meetings/schedule.page.tsx')).SchedulePage),
  page('meetings/import', async () => (await import('../meetings/import/import.page.tsx')).ImportMeetingPage),
  page('meetings/:id', async () => (await import('../meetings/meeting-frame.tsx')).MeetingFrame, meetingStages),
  page('meetings/series', async () => (await import('../meetings/series/series-list.page.tsx')).SeriesListPage),
  page('meetings/series/new', async () => (await import('../meetings/series/new-series.page.tsx')).NewSeriesPage),
  page('meetings/series/:id', async () => (await import('../meetings/series/series.page.tsx')).SeriesPage),
  page('action-points', async () => (await import('../action-plan/register.page.tsx')).RegisterPage),
  page('action-points/import', async () => (await import('../action-plan/import/import.page.tsx')).ImportPage),
  page('action-points/:id', async () => (await import('../action-plan/action-point.page.tsx')).ActionPointPage),
  page('attendance', async () => (await import('../meetings/attendance-record.page.tsx')).AttendanceRecordPage),
  page(
    'recommendations',
    async () => (await import('../action-plan/recommendations/recommendations.page.tsx')).RecommendationsPage,
  ),
  page(
    'recommendations/:id',
    async () => (await import('../action-plan/recommendations/recommendation.page.tsx')).RecommendationPage,
  ),
  page('you-said-we-did', async () => (await import('../action-plan/feedback/feedback.page.tsx')).FeedbackPage),
  page('reviews', async () => (await import('../action-plan/reviews/reviews.page.tsx')).ReviewsPage),
  page('reviews/:id', async () => (await import('../action-plan/reviews/review.page.tsx')).ReviewPage),
  page('search', async () => (await import('../meetings/search.page.tsx')).SearchPage),
  page('search/partnerships', async () => (await import('../county/search.page.tsx')).CountySearchPage),
  page('desk', async () => (await import('../subscriptions/desk.page.tsx')).DeskPage),
  page('overview', async () => (await import('../county/overview.page.tsx')).OverviewPage),
  { path: '*', Component: NotFound },
];

export const router = createBrowserRouter([
  {
    Component: Frame,
    ErrorBoundary: BrokenPage,
    HydrateFallback: Loading,
    children: [
      page('/', async () => (await import('./welcome.page.tsx')).WelcomePage),
      { path: '/t/:tenant', Component: PartnershipFrame, children: partnershipPages },
      { path: '*', Component: NotFoundPage },
    ],
  },
]);

let shown = location.pathname;
router.subscribe(({ location: { pathname } }) => {
  if (pathname === shown) return;
  shown = pathname;
  noteArrival();
});
