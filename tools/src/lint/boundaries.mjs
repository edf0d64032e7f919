// Which project may import which: the table at the end of the architecture page, for @nx/enforce-module-boundaries.
import nxPlugin from '@nx/eslint-plugin';
import { projects, workspace } from '../../workspace.mjs';

const everything = projects();
const tagOf = (project, kind) => project.tags.find((tag) => tag.startsWith(`${kind}:`)).slice(kind.length + 1);

/** What each type of project may import, as a list of types and as the sentence that a failure shows. */
const mayImport = {
  kernel: [[], 'The kernel imports nothing. Hand in what it needs as a port.'],
  contract: [['kernel'], 'A contract imports the kernel only. Repeat the few fields it needs from another contract.'],
  domain: [
    ['kernel', 'contract'],
    'A domain imports the kernel and its own contract. Let the command carry what it needs from elsewhere.',
  ],
  edge: [['kernel', 'edge'], 'An edge imports the kernel and other edges. Take the rest as a port or as a value.'],
  service: [
    ['kernel', 'domain', 'contract', 'edge', 'documents'],
    'A service imports the kernel, its own domain, contracts and edges. Take a port; the app chooses the adapter.',
  ],
  documents: [['kernel'], 'Documents import the kernel only. Take the data as a document model.'],
  adapter: [['kernel', 'edge'], 'An adapter imports the kernel and edges. Take the context as a value.'],
  host: [
    ['kernel', 'edge', 'adapter', 'documents'],
    'A host puts adapters together for several apps and knows no context. Take the context as a value.',
  ],
  conformance: [
    ['kernel', 'edge'],
    'A conformance suite imports the kernel and edges. Take the adapter as an argument.',
  ],
  testing: [[], 'What only specs use stands alone. Hand in what it needs.'],
  app: [
    ['kernel', 'contract', 'domain', 'service', 'edge', 'adapter', 'host', 'documents', 'tools'],
    'An app puts services, edges and adapters together. Export what it needs from the service.',
  ],
  web: [[], 'The web app imports no server project. Its types come from the SDL.'],
  e2e: [
    [
      'kernel',
      'contract',
      'edge',
      'adapter',
      'host',
      'conformance',
      'testing',
      'service',
      'domain',
      'documents',
      'tools',
    ],
    'End-to-end tests start the app as a process. Read its built files instead.',
  ],
  tools: [
    ['kernel', 'contract', 'edge', 'adapter', 'conformance', 'testing', 'service', 'domain', 'documents', 'tools'],
    'Tools start an app as a process. Read its built files instead.',
  ],
};

/** Projects that are open to every context: they carry no context's knowledge. */
const open = ['type:kernel', 'type:edge', 'type:contract', 'type:documents'];
const contexts = [
  ...new Set(
    everything
      .filter((p) => tagOf(p, 'type') === 'contract' || tagOf(p, 'type') === 'service')
      .map((p) => tagOf(p, 'scope')),
  ),
];

/** `specs`: conformance suites and what drives a browser are for specs alone. */
export const depConstraints = ({ specs }) => [
  ...Object.entries(mayImport).map(([type, [types]]) => ({
    sourceTag: `type:${type}`,
    onlyDependOnLibsWithTags: [...types, ...(specs ? ['conformance', 'testing'] : [])].map((name) => `type:${name}`),
  })),
  ...contexts.map((scope) => ({
    sourceTag: `scope:${scope}`,
    onlyDependOnLibsWithTags: [`scope:${scope}`, ...open, ...(specs ? ['type:conformance', 'type:testing'] : [])],
  })),
  ...contexts.map((scope) => ({
    allSourceTags: ['type:domain', `scope:${scope}`],
    onlyDependOnLibsWithTags: [`scope:${scope}`, 'type:kernel'],
  })),
];

const original = nxPlugin.rules['enforce-module-boundaries'];

/** The rule as Nx has it, except that it ends with a remedy, and that it fails where Nx would skip it without a project graph. */
export const moduleBoundaries = {
  ...original,
  create(context) {
    const report = (found) => {
      const message = typeof found.messageId === 'string' ? original.meta.messages[found.messageId] : found.message;
      context.report({
        node: found.node,
        message: `${filled(message, found.data)}. ${remedy(context.filename, found)}`,
      });
    };
    if (noGraph) return {};
    const rule = original.create(Object.create(context, { report: { value: report } }));
    if (globalThis.projectGraph) return rule;
    noGraph = true;
    const message =
      "Boundaries can't be checked without the project graph of Nx. Run `npx nx show projects` once, then lint again.";
    return { Program: (node) => context.report({ node, message }) };
  },
};

/** Said once in a run: without the graph no file can be checked. */
let noGraph = false;

const filled = (message, data = {}) =>
  message.replace(/\{\{(\w+)\}\}/g, (_, name) => String(data[name])).replace(/\.$/, '');

const remedy = (filename, { messageId, node }) => {
  const source = projectOf(filename);
  const imported = node.source?.value ?? '';
  const target = everything.find(({ name }) => imported === `@csp/${name}`);
  if (messageId === 'noRelativeOrAbsoluteImportsAcrossLibraries') {
    return 'Import the other project by its package name, through its index.ts.';
  }
  if (!source || !target) return 'See docs/how-to and the table of project types.';
  const type = tagOf(source, 'type');
  const allowed = mayImport[type]?.[0].includes(tagOf(target, 'type'));
  if (messageId === 'noCircularDependencies' && allowed) return 'Move what both need into a contract or the kernel.';
  const scope = tagOf(target, 'scope');
  const own = tagOf(source, 'scope') === scope;
  if (type === 'service' && !own && ['domain', 'service'].includes(tagOf(target, 'type'))) {
    return `Import \`@csp/${scope}-contract\` instead: a contract is the only door of its context.`;
  }
  return mayImport[type]?.[1] ?? 'Give the project one of the known type tags.';
};

/** The innermost one, where a project stands within another. */
const projectOf = (filename) =>
  everything
    .filter(({ folder }) => filename.startsWith(`${workspace}/${folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0];

/** The code of all projects of some types, as ESLint's `files` wants it. */
export const filesOf = (...types) =>
  everything
    .filter((project) => types.includes(tagOf(project, 'type')))
    .map(({ folder }) => `${folder}/src/**/*.{ts,tsx}`);
