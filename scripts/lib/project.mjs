/** Where things are, and how to start programs. Node built-ins only: this runs before any install. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

const bin = path.join(root, 'node_modules/.bin');

/** The project's own Node once installed, else the one that runs this. */
export const projectNode = () => {
  const own = path.join(bin, process.platform === 'win32' ? 'node.cmd' : 'node');
  return existsSync(own) ? own : process.execPath;
};

/** @param name a file or folder of the project. */
export const inProject = (...name) => path.join(root, ...name);

const withOwnPrograms = () => `${bin}${path.delimiter}${process.env.PATH ?? ''}`;

/** `npm ci` takes node_modules away under its feet: it must not run on the Node in there. */
const withoutOwnPrograms = () =>
  (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((folder) => !folder.endsWith(path.join('node_modules', '.bin')))
    .join(path.delimiter);

/**
 * Run a program in the project's folder with its output on ours. The project's own programs, Node
 * among them, come first.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} env added to ours.
 * @param {{ own?: boolean }} options own: whether the project's programs may be used.
 * @returns {Promise<number>} its exit code; 127 when there is no such program.
 */
export function run(command, args = [], env = {}, { own = true } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, ...env, PATH: own ? withOwnPrograms() : withoutOwnPrograms() },
    });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}
