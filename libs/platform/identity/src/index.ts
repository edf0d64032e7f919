export { createIdentity, type Identity } from './identity.ts';
export {
  ExternalIssuerMisconfigured,
  externalFromEnvironment,
  PublicUrlUnusable,
  type ExternalIssuer,
  type IdentityOptions,
} from './settings.ts';
export { DemoAccountRefused, DemoAccountsInProduction, type DemoAccount } from './demo.ts';
export { isRefusal } from './refusal.ts';
export type { Account, AccountRefusal, NewAccount, NewMachineClient } from './accounts.ts';
export type { CreatePersonalToken, PersonalToken } from './personal-token.ts';
export type { Page, PageContent } from './pages.ts';
export type { Headed } from './origin.ts';
export { sessionCookie } from './cookies.ts';
export type { Documents } from './documents.ts';
export { sqliteDocuments, type SqliteDocuments } from './sqlite-documents.ts';
export { mongodbDocuments } from './mongodb-documents.ts';
