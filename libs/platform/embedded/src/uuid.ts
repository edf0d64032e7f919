const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Ids take 16 bytes in the log and its index instead of 36. Throws for what is no UUID in lower case. */
export const toBytes = (id: string): Uint8Array => {
  if (!uuid.test(id)) throw new Error(`Not a UUID: ${JSON.stringify(id.slice(0, 60))}`);
  return Buffer.from(id.replaceAll('-', ''), 'hex');
};

export const fromBytes = (bytes: Uint8Array): string => {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};
