/** What ships, read from the built folders of both browsers: permissions, policy, no code from elsewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { privacyTable } from '../support/privacy-table.ts';
import { chromiumBuild, firefoxBuild } from './support/builds.ts';

interface Manifest {
  permissions: string[];
  host_permissions: string[];
  optional_permissions: string[];
  optional_host_permissions: string[];
  content_security_policy: { extension_pages: string };
  content_scripts: { matches: string[]; js: string[]; all_frames?: boolean }[];
  web_accessible_resources: { resources: string[]; matches: string[]; use_dynamic_url?: boolean }[];
  externally_connectable?: unknown;
  sandbox?: unknown;
}

const files = (folder: string, pattern: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => pattern.test(file));

const madeOfText =
  /\beval\(|new Function\b|[^\w$.]Function\([`'"]|\bimportScripts\(|set(?:Timeout|Interval)\([`'"]|createElement\([`'"](?:iframe|object|embed)[`'"]\)/g;
/** `import()` and scripts of another host. */
const fromElsewhere =
  /import\(\s*[`'"]https?:|<script[^>]+src=["']?(?:https?:)?\/\/|<link[^>]+stylesheet[^>]+href=["']?(?:https?:)?\/\/|@import\s*(?:url\()?["']?https?:|url\(["']?https?:/g;

describe.each([
  ['Chromium', chromiumBuild],
  ['Firefox', firefoxBuild],
] as const)('the build for %s', (browser, folder) => {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const chromium = browser === 'Chromium';

  it('asks for the permissions of docs/privacy.md, and no host of all at install', () => {
    const told = privacyTable('permissions').filter(
      ([, when = '']) => chromium || !when.includes('Chromium'),
    );
    const names = (atInstall: boolean) =>
      told
        .filter(([, when = '']) => when.startsWith('at install') === atInstall)
        .map(([name = '']) => name.replaceAll('`', ''));
    expect([...manifest.permissions, ...manifest.host_permissions]).toEqual(names(true));
    expect(
      [...manifest.optional_permissions, ...manifest.optional_host_permissions].toSorted(),
    ).toEqual(names(false).toSorted());
    for (const [name, , why = ''] of told) expect(why.length, name).toBeGreaterThan(10);
    const wide = /^<all_urls>$|^[a-z*]+:\/\/\*(?:\.[a-z]+)?\//;
    const matches = manifest.content_scripts.flatMap((script) => script.matches);
    expect([...manifest.host_permissions, ...matches].filter((each) => wide.test(each))).toEqual(
      [],
    );
    expect(manifest.content_scripts.some((script) => script.all_frames)).toBe(false);
  });

  it('lets no page and no other extension in', () => {
    expect(manifest.externally_connectable).toBeUndefined();
    expect(manifest.sandbox).toBeUndefined();
    const [resources, ...more] = manifest.web_accessible_resources;
    expect(more).toEqual([]);
    expect(resources?.resources.toSorted()).toEqual([
      'annotate.js',
      'badges-any.js',
      'badges.js',
      'card.js',
      'page.js',
      'panel.js',
      'passage.js',
      'preview.js',
    ]);
    // Chromium's address is a new one in each session; Firefox's is one of each installation.
    if (chromium) expect(resources?.use_dynamic_url).toBe(true);
    const hosts = manifest.content_scripts.flatMap((script) =>
      script.matches.map((each) => each.replace(/^(\w+:\/\/[^/]+)\/.*/, '$1/*')),
    );
    expect(resources?.matches.filter((each) => !hosts.includes(each))).toEqual([]);
  });

  it('has a policy that allows its own code alone, and only hosts by name', () => {
    const policy = new Map(
      manifest.content_security_policy.extension_pages.split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources];
      }),
    );
    const { 'connect-src': asked = [], ...closed } = Object.fromEntries(policy);
    expect(closed).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'", 'https://cdn-thumbnails.huggingface.co'],
      'font-src': ["'self'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
      'frame-ancestors': ["'none'"],
    });
    const [own, ...hosts] = asked;
    expect(own).toBe("'self'");
    // A host, or the sub-domains of one.
    const odd = hosts.filter(
      (host) => !/^https:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host),
    );
    expect(odd).toEqual([]);
  });

  it('holds all its code, and makes none of text', () => {
    const found: string[] = [];
    for (const file of files(folder, /\.(?:js|html|css)$/)) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      for (const pattern of [madeOfText, fromElsewhere]) {
        for (const { 0: code, index } of text.matchAll(pattern)) {
          found.push(`${file}: ${code}: ${text.slice(Math.max(0, index - 60), index + 60)}`);
        }
      }
    }
    expect(found).toEqual([]);
  });

  it('has pages without a script or style of their own text', () => {
    const pages = files(folder, /\.html$/);
    expect(pages.length).toBeGreaterThan(5);
    for (const file of pages) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      expect(text, file).not.toMatch(/<script(?![^>]*\bsrc="\/)[^>]*>|<style|\son\w+=|\sstyle=/);
    }
  });
});
