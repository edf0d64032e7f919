export { mailSettings, readMailSettings, type MailSettings } from './mail-settings.ts';
export { secretToken } from './secret-token.ts';
export { smtpPost, type SmtpTimes } from './smtp-post.ts';
