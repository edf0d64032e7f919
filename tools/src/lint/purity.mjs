// What kernel, contracts and domains must not reach for, so that a simulation can replay them byte for byte.

const asPort = (what, port) => `${what} comes in with the command, from the ${port} port: pure code never asks for it.`;

const globals = {
  process: 'Settings are handed in as values: pure code never reads `process`.',
  globalThis: 'Pure code has no surroundings. Take what you need as an argument.',
  setTimeout: asPort('Waiting', '`Timers`'),
  setInterval: asPort('Waiting', '`Timers`'),
  setImmediate: asPort('Waiting', '`Timers`'),
  queueMicrotask: asPort('Waiting', '`Timers`'),
  performance: asPort('The time', '`Clock`'),
  crypto: asPort('A new id or a random number', '`Ids` or `Randomness`'),
  fetch: 'Pure code talks to nobody. Let a policy or an adapter fetch, and hand in what came back.',
  console: 'Pure code prints nothing. Return a refusal or throw an Error that says it.',
  require: 'Pure code loads nothing while it runs. Import it at the top.',
};

const properties = [
  ['Math', 'random', asPort('A random number', '`Randomness`')],
  ['Date', 'now', asPort('The time', '`Clock`')],
];

const syntax = [
  ['NewExpression[callee.name="Date"][arguments.length=0]', asPort('The time', '`Clock`')],
  ['CallExpression[callee.name="Date"]', asPort('The time', '`Clock`')],
  [
    'CallExpression[callee.property.name=/^format(ToParts)?$/][arguments.length=0]',
    'Without an argument this formats the present moment. Hand in the instant.',
  ],
  ['ImportExpression', 'Pure code loads nothing while it runs. Import it at the top.'],
];

export const purity = {
  'no-restricted-globals': ['error', ...Object.entries(globals).map(([name, message]) => ({ name, message }))],
  'no-restricted-properties': [
    'error',
    ...properties.map(([object, property, message]) => ({ object, property, message })),
  ],
};

export const pureSyntax = syntax.map(([selector, message]) => ({ selector, message }));
