import { messageForms } from '@csp/platform-distributed/messages';

/** An agency and who it is to Kafka. */
export interface Reader {
  readonly agencyId: string;
  /** `User:cambs-police`, or `User:CN=…` where it shows a certificate. */
  readonly principal: string;
}

const principalForm = /^User:[^\p{Cc}*]{1,200}$/u;

/** `cambs-police`, or `cambs-police=User:CN=feed.police.example` where its user has another name. Throws for anything else. */
export const readerFrom = (argument: string): Reader => {
  const [, agencyId, principal] = /^([^=]+)(?:=(.+))?$/s.exec(argument) ?? [];
  if (!agencyId) throw new Error(`Name an agency, or agency=User:name: not ${JSON.stringify(argument)}.`);
  const reader = { agencyId, principal: principal ?? `User:${agencyId}` };
  // With an asterisk it would be everybody.
  if (!principalForm.test(reader.principal))
    throw new Error(`Name one user as User:name: not ${JSON.stringify(principal)}.`);
  return reader;
};

/** For a POSIX shell, whatever the text is. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * The commands that let agencies read: each its own topic, and commit where it is in groups of its own name. Reading implies
 * describing; nothing else is allowed. `KAFKA_BROKERS` and `ADMIN_CONFIG` are the shell's. Throws for an agency that no topic can be named by.
 */
export const aclCommands = (readers: readonly Reader[], prefix?: string): string[] =>
  readers.flatMap(({ agencyId, principal }) => {
    const allow = [
      'kafka-acls.sh --bootstrap-server "$KAFKA_BROKERS" --command-config "$ADMIN_CONFIG" --add',
      `--allow-principal ${quoted(principal)} --operation Read`,
    ].join(' ');
    const { agencyTopicOf, agencyGroupsOf } = messageForms;
    return [
      `${allow} --topic ${quoted(agencyTopicOf(agencyId, prefix))} --resource-pattern-type literal`,
      `${allow} --group ${quoted(agencyGroupsOf(agencyId, prefix))} --resource-pattern-type prefixed`,
    ];
  });
