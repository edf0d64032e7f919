/** `__Host-`: the browser takes it only over TLS (or from localhost), for this host alone and for all paths (RFC 6265bis). */
export const sessionCookie = '__Host-csp';
/** Ties a sign-in under way to the browser that began it. */
export const flowCookie = '__Host-csp-flow';

const secretForm = /^[A-Za-z0-9_-]{43}$/;

/** The cookie's value, or undefined when it isn't there or isn't one of ours. */
export const cookieValue = (header: string | undefined, name: string): string | undefined => {
  for (const part of header?.split(';') ?? []) {
    const equals = part.indexOf('=');
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue;
    const value = part.slice(equals + 1).trim();
    return secretForm.test(value) ? value : undefined;
  }
  return undefined;
};

const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** Without an age: it ends with the browser, and on the server earlier than that if its time is up. */
export const setCookie = (name: string, value: string): string => `${name}=${value}; ${attributes}`;
export const clearCookie = (name: string): string => `${name}=; ${attributes}; Max-Age=0`;
