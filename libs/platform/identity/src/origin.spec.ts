import { describe, expect, it } from 'vitest';
import { cookieValue } from './cookies.ts';
import { localPath, sentFromOrigin } from './origin.ts';

describe('a path to return to', () => {
  it.each(['/', '/meetings/7', '/meetings?group=board&year=2020#item-3', '/a%20b', '/oidcs', '/sign-in-help'])(
    'takes %s',
    (path) => {
      expect(localPath(path)).toBe(path);
    },
  );

  it.each([
    undefined,
    7,
    ['/a', '/b'],
    '',
    'meetings',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/a\\..\\evil',
    '\\\\evil.example',
    '/..//evil.example',
    '/./..//evil.example',
    '/%2e%2e//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    ' /padded',
    '/line\nbreak',
    '/nul\u0000',
    '/caf\u00e9',
    `/${'x'.repeat(2_001)}`,
    '/sign-in?return=/sign-in',
    '/sign-out',
    '/oidc/auth',
    '/x/../oidc/auth',
  ])('puts the start page in place of %j', (wanted) => {
    expect(localPath(wanted)).toBe('/');
  });
});

describe('where a request was sent from', () => {
  const allowed = sentFromOrigin('https://csp.example');
  it.each([
    [{ origin: 'https://csp.example' }, true],
    [{ origin: 'https://csp.example', 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{}, false],
    [{ origin: 'null' }, false],
    [{ origin: '' }, false],
    [{ origin: 'http://csp.example' }, false],
    [{ origin: 'https://csp.example.evil.example' }, false],
    [{ origin: 'https://csp.example:8443' }, false],
    [{ origin: 'https://csp.example', 'sec-fetch-site': 'same-site' }, false],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ referer: 'https://csp.example/' }, false],
  ])('%j: %s', (headers, expected) => {
    expect(allowed({ headers })).toBe(expected);
  });
});

describe('reading a cookie', () => {
  const id = 'A'.repeat(43);
  it.each([
    [`__Host-csp=${id}`, id],
    [`a=b; __Host-csp=${id}; c=d`, id],
    [`x__Host-csp=${id}`, undefined],
    [`__Host-csp-flow=${id}`, undefined],
    [`__Host-csp="${id}"`, undefined],
    [`__Host-csp=${id}A`, undefined],
    [`__Host-csp=' OR 1=1 --`, undefined],
    ['__Host-csp', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j', (header, expected) => {
    expect(cookieValue(header, '__Host-csp')).toBe(expected);
  });
});
