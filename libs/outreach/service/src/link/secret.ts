import { sha256 } from '@csp/platform-runtime';

/** 256 random bits as 43 characters of base64url: who has them may do the one thing they were made for. */
export const isSecret = (text: string): boolean => /^[\w-]{43}$/.test(text);

/** Of 43 characters by chance, fewer are different in less than one of ten million million. */
const fewestCharacters = 16;

/** A secret that somebody else's program made, as far as it can be seen that it was not just typed. */
export const looksRandom = (text: string): boolean => isSecret(text) && new Set(text).size >= fewestCharacters;

/** SHA-256 of a secret, hexadecimal: all that is ever stored of it. */
export const hashOf = (secret: string): Promise<string> => sha256(secret);
