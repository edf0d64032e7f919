export { notServed, OwnFaultsAdapter, serveFaults, serveNothingElse, unreadable } from './faults.ts';
export { loadPagesBefore } from './pages.ts';
export { openFiles, type LazyFiles } from './files.ts';
export { servePapers } from './papers/papers.ts';
export { servePublicSite } from './public-site.ts';
export { siteIdentity, signInOf } from './sign-in.ts';
export { serveWebApp } from './web-app.ts';
export { mongoFrom, openDocuments, type DocumentsSettings } from './documents.ts';
