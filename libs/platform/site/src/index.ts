export { notServed, OwnFaultsAdapter, serveFaults, serveNothingElse, unreadable } from './faults.ts';
export { loadPagesBefore } from './pages.ts';
export { servePapers } from './papers/papers.ts';
export { servePublicData } from './public-data.ts';
export { servePublicPages } from './public-pages.ts';
export { servePublicQuestions } from './public-questions.ts';
export { siteIdentity, signInOf } from './sign-in.ts';
export { serveWebApp } from './web-app.ts';
