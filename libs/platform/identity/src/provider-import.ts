/// <reference path="./oidc-provider.d.ts" />
const nodeNotice = 'oidc-provider WARNING: Unsupported runtime.';

/**
 * oidc-provider, loaded when first needed: it takes a third of a second. On Node 20 it prints one notice while it loads,
 * which README and images answer already (they say Node 24); every other warning still comes through.
 */
export const importProvider = async (): Promise<typeof import('oidc-provider')> => {
  const { warn } = console;
  const filtered = (...words: unknown[]): void => {
    if (!String(words[0]).includes(nodeNotice)) warn.apply(console, words);
  };
  console.warn = filtered;
  try {
    return await import('oidc-provider');
  } finally {
    // Someone else may have replaced it meanwhile; theirs stays.
    if (console.warn === filtered) console.warn = warn;
  }
};
