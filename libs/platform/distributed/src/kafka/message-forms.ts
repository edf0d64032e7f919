import { agencyHeaders } from './agency-message.ts';
import { commitBody, commitHeaders, commitType } from './message-schema.ts';
import { agencyGroupsOf, agencyTopicOf, topicOf } from './topics.ts';

/** How messages look and where they stand, without what it takes to send them: for what documents, checks and permits. */
export const messageForms = {
  topicOf,
  commitType,
  commitHeaders,
  commitBody,
  agencyTopicOf,
  agencyGroupsOf,
  agencyHeaders,
} as const;
