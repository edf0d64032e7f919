import { importsOf, parsed } from './code.ts';
import { isCode, projectOf, type Check, type Finding, type Project } from './workspace.ts';

const targets = ['typecheck', 'lint', 'test'];

/** Nx and the boundaries see a project only as far as its package.json tells the truth. */
export const projects: Check = ({ files, projects: all }) => [
  ...all.flatMap((project) => [...manifest(project), ...dependencies(project, files, all)]),
  ...packages(files),
  ...strays(files, all),
];

/** Vitest looks for specs in the `src` of each project. */
const strays = (files: ReadonlyMap<string, string>, all: readonly Project[]): Finding[] =>
  [...files.keys()]
    .filter((path) => /\.spec\.\w+$/.test(path))
    .filter((path) => !path.startsWith(`${projectOf(all, path)?.folder}/src/`) || !/\.tsx?$/.test(path))
    .map((file) => ({
      file,
      line: 1,
      message: 'A spec that is never run. Put it into the src folder of its project.',
    }));

const manifest = ({ folder, packageName, tags, targets: owned }: Project): Finding[] => {
  const file = `${folder}/package.json`;
  const findings: Finding[] = [];
  const say = (message: string) => findings.push({ file, line: 1, message });
  for (const kind of ['type', 'scope']) {
    const count = tags.filter((tag) => tag.startsWith(`${kind}:`)).length;
    if (count !== 1) say(`Needs exactly one tag \`${kind}:…\` under nx.tags: without it no boundary is checked here.`);
  }
  for (const target of targets.filter((name) => !owned.includes(name))) {
    say(`Add "${target}": {} under nx.targets: without it nothing here is ever put to that check.`);
  }
  if (!packageName.startsWith('@csp/')) say('Name the package @csp/<project>, as the others are.');
  return findings;
};

const dependencies = (project: Project, files: ReadonlyMap<string, string>, all: readonly Project[]): Finding[] => {
  const file = `${project.folder}/package.json`;
  const manifestText = files.get(file) ?? '';
  const used = new Map<string, { file: string; line: number }>();
  for (const [path, text] of files) {
    if (!isCode(path) || projectOf(all, path) !== project) continue;
    for (const { name, line } of importsOf(parsed(path, text))) {
      const packageName = /^@csp\/[^/]+/.exec(name)?.[0];
      if (packageName && packageName !== project.packageName) used.set(packageName, { file: path, line });
    }
  }
  const known = new Set(all.map(({ packageName }) => packageName));
  const findings: Finding[] = [];
  for (const [name, where] of used) {
    if (!known.has(name)) findings.push({ ...where, message: `There is no project ${name}.` });
    else if (!project.dependencies.includes(name)) {
      findings.push({ ...where, message: `Imports ${name}: add "${name}": "*" to the dependencies in ${file}.` });
    }
  }
  for (const name of project.dependencies.filter((name) => name.startsWith('@csp/') && !used.has(name))) {
    const line = manifestText.slice(0, Math.max(0, manifestText.indexOf(`"${name}"`))).split('\n').length;
    findings.push({ file, line, message: `Nothing here imports ${name}: take it out of the dependencies.` });
  }
  return findings;
};

/** The root lists every package that is imported anywhere: one that only happens to be there may be gone tomorrow. */
const packages = (files: ReadonlyMap<string, string>): Finding[] => {
  const root = JSON.parse(files.get('package.json') ?? '{}') as Record<string, Record<string, string> | undefined>;
  const listed = { ...root['dependencies'], ...root['devDependencies'] };
  return [...files].flatMap(([file, text]) => {
    if (!isCode(file)) return [];
    return importsOf(parsed(file, text)).flatMap(({ name, line }) => {
      if (/^(?:\.|\/|node:|@csp\/|virtual:)/.test(name)) return [];
      const packageName = name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/');
      if (packageName in listed) return [];
      return [
        { file, line, message: `${packageName} isn't in the root package.json. Add it there with its exact version.` },
      ];
    });
  });
};
