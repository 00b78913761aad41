/** The house rules on imports (docs/architecture.md): lib ← components ← entrypoints. */
import type { Import, Module } from './modules';

const isPackage = (specifier: string, ...names: string[]) =>
  names.some((name) => specifier === name || specifier.startsWith(`${name}/`));

const isReact = (specifier: string) =>
  isPackage(specifier, 'react', 'react-dom', 'dexie-react-hooks', '@base-ui/react', 'lucide-react');

interface Rule {
  says: string;
  breaks(from: string, to: Import): boolean;
}

const inFolder = (file: string | undefined, ...folders: string[]) =>
  folders.some((folder) => file?.startsWith(`${folder}/`) ?? false);

/** One rule a line. `from` is the importing file. */
const rules: Rule[] = [
  {
    says: 'lib imports neither components nor entrypoints',
    breaks: (from, to) => inFolder(from, 'lib') && inFolder(to.file, 'components', 'entrypoints'),
  },
  {
    says: 'lib does not know React',
    breaks: (from, to) => inFolder(from, 'lib') && isReact(to.specifier),
  },
  {
    says: 'only lib/platform and lib/messaging touch the browser',
    breaks: (from, to) =>
      inFolder(from, 'lib', 'components') &&
      !inFolder(from, 'lib/platform', 'lib/messaging') &&
      isPackage(to.specifier, 'wxt/browser', 'webextension-polyfill'),
  },
  {
    says: 'lib/paper is the ground floor',
    breaks: (from, to) =>
      inFolder(from, 'lib/paper') && to.file !== undefined && !inFolder(to.file, 'lib/paper'),
  },
  {
    says: 'components do not import entrypoints',
    breaks: (from, to) => inFolder(from, 'components') && inFolder(to.file, 'entrypoints'),
  },
  {
    says: 'the product does not import tests or scripts',
    breaks: (from, to) =>
      inFolder(from, 'lib', 'components', 'entrypoints') && inFolder(to.file, 'tests', 'scripts'),
  },
  {
    says: 'imports are explicit',
    breaks: (_from, to) => isPackage(to.specifier, '#imports'),
  },
];

/** Every breach as a sentence. */
export function breaches(modules: Module[]): string[] {
  return modules.flatMap(({ file, imports }) =>
    imports.flatMap((to) =>
      rules
        .filter((rule) => rule.breaks(file, to))
        .map((rule) => `${file} imports ${to.specifier}: ${rule.says}`),
    ),
  );
}

/** A circle of imports, as a path that ends where it begins, or undefined. */
export function circle(modules: Module[]): string[] | undefined {
  const byFile = new Map(modules.map((module) => [module.file, module]));
  const done = new Set<string>();
  const visit = (file: string, trail: string[]): string[] | undefined => {
    if (trail.includes(file)) return [...trail.slice(trail.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const { file: next } of byFile.get(file)?.imports ?? []) {
      const found = next === undefined ? undefined : visit(next, [...trail, file]);
      if (found) return found;
    }
    done.add(file);
    return undefined;
  };
  for (const { file } of modules) {
    const found = visit(file, []);
    if (found) return found;
  }
  return undefined;
}

/** What a content script must not carry: it runs on other people's pages. */
const tooHeavy = (to: Import) =>
  isReact(to.specifier) ||
  isPackage(to.specifier, 'dexie') ||
  (isPackage(to.specifier, 'zod') && to.specifier !== 'zod/mini') ||
  inFolder(to.file, 'lib/library', 'lib/services');

/** Paths by which a file reaches, at run time, what a content script must not carry. */
export function contentScriptLoads(modules: Module[], entry: string): string[] {
  const byFile = new Map(modules.map((module) => [module.file, module]));
  const seen = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, trail: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const to of byFile.get(file)?.imports ?? []) {
      if (to.typeOnly) continue;
      if (tooHeavy(to)) found.push(`${trail} → ${to.specifier}`);
      else if (to.file !== undefined) visit(to.file, `${trail} → ${to.file}`);
    }
  };
  visit(entry, entry);
  return found;
}
