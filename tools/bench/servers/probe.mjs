// Loaded into a measured process before its program (`node --import`): tells the parent what it has used, when asked.
process.on('message', (message) => {
  if (message === 'collect') globalThis.gc?.();
  process.send({ cpu: process.cpuUsage(), memory: process.memoryUsage() });
});
// Asking must not be what keeps it alive.
process.channel?.unref();
