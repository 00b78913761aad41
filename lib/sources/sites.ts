/**
 * The sites that a content script reads. In a build each site gets a script of its own, in which
 * this module holds that site alone (scripts/site-scripts.ts): what a page carries does not grow
 * with the number of sites.
 */
export { sources as sites } from './index';
