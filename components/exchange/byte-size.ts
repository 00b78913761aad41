import { language } from '@/lib/platform/i18n';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size for people: `1.2 MB`. */
export function byteSize(bytes: number): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumSignificantDigits: 2,
  }).format(bytes / 1000 ** step);
}
