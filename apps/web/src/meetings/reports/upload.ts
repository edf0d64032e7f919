const later = 'The file could not be sent just now. Try again in a moment.';

/** Sends a file for a paper; what was wrong with it, as a sentence, or nothing. */
export const upload = async (address: string, file: File): Promise<string | undefined> => {
  const body = new FormData();
  body.append('file', file);
  try {
    const answer = await fetch(`${address}/files`, { method: 'POST', body });
    if (answer.ok) return undefined;
    const { message } = (await answer.json()) as { readonly message?: string };
    return message ?? later;
  } catch {
    return later;
  }
};

/** `18 KB`. */
export const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
