/** Source files as a graph of imports, read with the parser of the bundler. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { type AstNode, nameOf, nodesOf, stringOf } from './ast';

export interface Import {
  /** As written. */
  specifier: string;
  /** File of the project that it means, relative to the root; absent for packages. */
  file?: string;
  /** Gone at run time: `import type`, `export type … from`, `import('…').Type`. */
  typeOnly: boolean;
}

export interface Module {
  /** Relative to the root. */
  file: string;
  lines: number;
  imports: Import[];
  /** What must not be written, with its place: `any`, `innerHTML`, `.only`. */
  forbidden: string[];
}

function importOf(node: AstNode): { specifier: string; typeOnly: boolean } | undefined {
  const kind = node.importKind ?? node.exportKind;
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression': {
      const specifier = stringOf(node.source);
      return specifier === undefined ? undefined : { specifier, typeOnly: kind === 'type' };
    }
    case 'TSImportType': {
      const specifier = stringOf(node.source ?? node.argument);
      return specifier === undefined ? undefined : { specifier, typeOnly: true };
    }
    default:
      return undefined;
  }
}

const htmlSinks = new Set(['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc']);

function forbiddenOf(node: AstNode): string | undefined {
  if (node.type === 'TSAnyKeyword') return 'any';
  if (node.type === 'TSNonNullExpression') return 'a non-null assertion';
  if (node.type === 'JSXAttribute' && nameOf(node.name) === 'dangerouslySetInnerHTML') {
    return 'dangerouslySetInnerHTML';
  }
  if (node.type !== 'MemberExpression') return undefined;
  const property = nameOf(node.property);
  if (property !== undefined && htmlSinks.has(property)) return property;
  const subject = nameOf(node.object);
  const isTest = subject === 'it' || subject === 'test' || subject === 'describe';
  return property === 'only' && isTest ? '.only' : undefined;
}

/**
 * Read one file.
 * @param resolve from a specifier to a file of the project, or undefined for a package.
 */
export function readModule(
  file: string,
  text: string,
  resolve: (specifier: string, from: string) => string | undefined,
): Module {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  const module: Module = { file, lines, imports: [], forbidden: [] };
  if (!/\.(?:ts|tsx|mjs)$/.test(file)) return module;
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  for (const node of nodesOf(program)) {
    const found = importOf(node);
    if (found) {
      const target = resolve(found.specifier, file);
      module.imports.push({ ...found, ...(target !== undefined && { file: target }) });
    }
    const forbidden = forbiddenOf(node);
    if (forbidden) {
      const line = text.slice(0, node.start).split('\n').length;
      module.forbidden.push(`${file}:${line} ${forbidden}`);
    }
  }
  return module;
}

const root = path.resolve(import.meta.dirname, '../../..');

/** `@/…` and relative specifiers as files; `.ts`, `.tsx` and `/index.ts` are tried. */
export function resolveInProject(specifier: string, from: string): string | undefined {
  const [plain = ''] = specifier.split('?');
  const base = plain.startsWith('@/')
    ? plain.slice(2)
    : plain.startsWith('.')
      ? path.posix.join(path.posix.dirname(from), plain)
      : undefined;
  if (base === undefined) return undefined;
  const tries = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`];
  // A file that is not there is the compiler's business, not the walk's.
  return tries.find((each) => /\.\w+$/.test(each) && existsSync(path.join(root, each))) ?? base;
}

/** All source files below the folders. */
export function readModules(...folders: string[]): Module[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx,mjs,css}`, { cwd: root }))
    .map((file) => file.replaceAll(path.sep, '/'))
    .sort()
    .map((file) => readModule(file, readFileSync(path.join(root, file), 'utf8'), resolveInProject));
}
