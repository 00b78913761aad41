/** What Offprint asks for at install; the README says why each. */
export const permissions = [
  'storage',
  'unlimitedStorage',
  'activeTab',
  'scripting',
  'alarms',
] as const;

/**
 * The hosts Offprint may ask without being granted more: arXiv for the abstract page behind a PDF
 * tab, Hugging Face for the feed of the new tab. Everything else is optional and asked on use.
 */
export const hostPermissions = ['https://arxiv.org/*', 'https://huggingface.co/*'];

/** What extension pages may load: our own files, the two hosts, and thumbnails if turned on. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' https://cdn-thumbnails.huggingface.co",
  "font-src 'self'",
  "connect-src 'self' https://arxiv.org https://huggingface.co",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
