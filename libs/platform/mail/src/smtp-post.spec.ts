import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Letter } from '@csp/kernel';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { smtpPost } from './smtp-post.ts';

const letter: Letter = {
  to: 'community-safety@police.example',
  subject: 'Action points for Heddlu Gogledd Cymru – Diogelwch: 2 new',
  text: 'Ź. 1\n.\nA line that begins with a dot comes above.\n',
  html: '<p>Ź. 1</p>',
  messageId: '<digest.cambridge-city.police.2027-04-06@csp.example.org>',
};
const from = 'Community safety <no-reply@csp.example.org>';
const times = { connect: 300, silence: 300, letter: 600 };

interface Taken {
  readonly from: string;
  readonly to: readonly string[];
  readonly text: string;
}

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const closing = (server: Server | SMTPServer, sockets: Set<Socket> = new Set()) =>
  ends.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((closed) => void server.close(() => closed()));
  });

/** A real server on this machine, and what it took. */
const smtpServer = async (options: SMTPServerOptions = {}) => {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onData: (stream, { envelope }, done) => {
      let text = '';
      stream.setEncoding('utf8').on('data', (part: string) => (text += part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = envelope;
        taken.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map((one) => one.address), text });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await new Promise((ready) => listening.once('listening', ready));
  closing(server);
  return { taken, port: (listening.address() as AddressInfo).port };
};

/** Something that listens and does with a connection what it likes. */
const listener = async (connected: (socket: Socket) => void): Promise<number> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    connected(socket);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closing(server, sockets);
  return (server.address() as AddressInfo).port;
};

const send = (port: number, user = '') =>
  smtpPost({ smtpUrl: `smtp://${user}127.0.0.1:${port}`, from }, times).send(letter);

describe('a letter by SMTP', () => {
  it('arrives as text and HTML, with its Message-ID, and nothing that tells who reads it', async () => {
    const { taken, port } = await smtpServer();
    await send(port);
    expect(taken).toMatchObject([{ from: 'no-reply@csp.example.org', to: [letter.to] }]);
    const { text } = taken[0]!;
    expect(text).toContain(`Message-ID: ${letter.messageId}\r\n`);
    expect(text).toMatch(/^From: Community safety <no-reply@csp\.example\.org>\r\n/m);
    expect(text).toMatch(/^Auto-Submitted: auto-generated\r\n/m);
    expect(text).toMatch(/^Content-Type: multipart\/alternative;/m);
    expect(text).toMatch(/^Content-Type: text\/plain; charset=utf-8\r\n/m);
    expect(text).toMatch(/^Content-Type: text\/html; charset=utf-8\r\n/m);
    expect(text).not.toMatch(/^(?:Disposition-Notification-To|Return-Receipt-To|List-Unsubscribe):/im);
  });

  it('is sent with user and password where they are set', async () => {
    const seen: unknown[] = [];
    const { taken, port } = await smtpServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _, done) => {
        seen.push([username, password]);
        done(null, { user: username });
      },
    });
    await send(port, 'csp:p%40ss%3Aw%2Frd@');
    expect(seen).toEqual([['csp', 'p@ss:w/rd']]);
    expect(taken).toHaveLength(1);
  });
});

describe('a server that doesn’t take it', () => {
  const refusing = (responseCode: number): SMTPServerOptions => ({
    onRcptTo: ({ address }, _, done) => done(Object.assign(new Error(`<${address}> not here`), { responseCode })),
  });

  it.each([550, 451])('refuses the address with %d: the code, and not the address', async (code) => {
    const { taken, port } = await smtpServer(refusing(code));
    await expect(send(port)).rejects.toThrow(new Error(`EENVELOPE ${code}`));
    expect(taken).toEqual([]);
  });

  it('refuses the letter itself', async () => {
    const { port } = await smtpServer({
      onData: (stream, _, done) => {
        stream.resume();
        stream.on('end', () => done(Object.assign(new Error('full'), { responseCode: 552 })));
      },
    });
    await expect(send(port)).rejects.toThrow(new Error('EMESSAGE 552'));
  });

  it('refuses the password', async () => {
    const { port } = await smtpServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_, __, done) => done(new Error('no')),
    });
    await expect(send(port, 'csp:secret@')).rejects.toThrow(new Error('EAUTH 535'));
  });

  it('isn’t there', async () => {
    const port = await listener(() => undefined);
    await ends.pop()!();
    await expect(send(port)).rejects.toThrow(/^E(?:SOCKET|CONNECTION)$/);
  });

  it('hangs up, before it greets or within the letter', async () => {
    await expect(send(await listener((socket) => socket.end()))).rejects.toThrow(/^E(?:SOCKET|CONNECTION)$/);
    const within = await listener((socket) => {
      socket.write('220 here\r\n');
      socket.on('data', (said) => void (/^DATA/m.test(String(said)) ? socket.destroy() : socket.write('250 ok\r\n')));
    });
    await expect(send(within)).rejects.toThrow(/^E(?:SOCKET|CONNECTION)$/);
  });

  it('says nothing', async () => {
    await expect(send(await listener(() => undefined))).rejects.toThrow(new Error('ETIMEDOUT'));
    const afterGreeting = await listener((socket) => void socket.write('220 here\r\n'));
    await expect(send(afterGreeting)).rejects.toThrow(new Error('ETIMEDOUT'));
  });

  it('says a little now and then, for ever', async () => {
    const port = await listener((socket) => {
      socket.write('220 here\r\n');
      const talking = setInterval(() => socket.write('250-wait\r\n'), 100);
      socket.on('close', () => clearInterval(talking));
    });
    await expect(send(port)).rejects.toThrow(new Error('ETOOLONG'));
  });

  it('answers with what is no SMTP', async () => {
    const port = await listener((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await expect(send(port)).rejects.toThrow(/^E[A-Z]+(?: \d+)?$/);
  });
});
