/** What kept the product from starting: a fault with a name gets its sentence, anything else its stack. */
export const explain = (error: unknown): string => {
  if (!(error instanceof Error)) return `${String(error)}\n`;
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE')
    return 'PortInUse: another program listens on this port. Stop it, or choose another PORT.\n';
  return error.name === 'Error' || error.name === 'TypeError'
    ? `${error.stack}\n`
    : `${error.name}: ${error.message}\n`;
};
