import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aclCommands, readerFrom } from './acls.ts';

const commandsFor = (...agencies: string[]) => aclCommands(agencies.map(readerFrom));

/** The arguments as a shell hands them over. */
const argumentsOf = (command: string): string[] =>
  execFileSync('sh', ['-c', `set -- ${command.replace('kafka-acls.sh', '')}; printf '%s\\0' "$@"`], {
    encoding: 'utf8',
    env: { KAFKA_BROKERS: 'kafka:9092', ADMIN_CONFIG: 'admin.properties' },
  })
    .split('\0')
    .slice(0, -1);

const server = ['--bootstrap-server', 'kafka:9092', '--command-config', 'admin.properties', '--add'];

describe('what lets an agency read', () => {
  it('is its own topic and groups of its own name, and nothing else', () => {
    const read = [...server, '--allow-principal', 'User:cambs-police', '--operation', 'Read'];
    expect(commandsFor('cambs-police').map(argumentsOf)).toEqual([
      [...read, '--topic', 'csp.agency.cambs-police.v1', '--resource-pattern-type', 'literal'],
      [...read, '--group', 'csp.agency.cambs-police.', '--resource-pattern-type', 'prefixed'],
    ]);
  });
  it('is two commands for each of several', () => expect(commandsFor('a', 'b', 'c')).toHaveLength(6));
  it('is under the installation’s own prefix', () => {
    const [topic] = aclCommands([readerFrom('police')], 'county');
    expect(topic).toContain("--topic 'county.agency.police.v1'");
  });
  it('is no group of an agency whose name begins alike', () => {
    const [, groups] = commandsFor('police');
    const prefix = argumentsOf(groups!).at(-3)!;
    expect('csp.agency.police-north.reader'.startsWith(prefix)).toBe(false);
    expect('csp.agency.police.reader'.startsWith(prefix)).toBe(true);
  });
  it('is for another user where one is named', () => {
    const [topic] = commandsFor("police=User:CN=feed.police.example,O=O'Brien & Co $(x)");
    expect(argumentsOf(topic!)).toContain("User:CN=feed.police.example,O=O'Brien & Co $(x)");
  });
  it.each(['', '=User:x', '*', 'a.b', 'a_b', 'a:b', 'a b', '../a', 'x'.repeat(81), '-a', 'a-', "a'b", 'a\n'])(
    'is nothing for %j',
    (agency) => expect(() => commandsFor(agency)).toThrow(),
  );
  it.each(['a=*', 'a=User:*', 'a=Group:b', 'a=User:', 'a=User:x\ny'])('is for one user alone: not %j', (argument) =>
    expect(() => commandsFor(argument)).toThrow('one user'),
  );
  it('never names what is another agency’s, whatever the id', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 90 }), (agencyId) => {
        let commands: string[];
        try {
          commands = aclCommands([{ agencyId, principal: 'User:x' }]);
        } catch {
          return;
        }
        for (const command of commands)
          expect(command).toMatch(
            / --(?:topic 'csp\.agency\.[A-Za-z0-9-]+\.v1'|group 'csp\.agency\.[A-Za-z0-9-]+\.') /,
          );
      }),
    );
  });
});
