export { notServed, OwnFaultsAdapter, serveFaults, serveNothingElse, unreadable } from './faults.ts';
export { serveLinkPages } from './link-pages.ts';
export { loadPagesBefore } from './pages.ts';
export { servePublicPages } from './public-pages.ts';
export { siteIdentity, signInOf } from './sign-in.ts';
export { serveWebApp } from './web-app.ts';
