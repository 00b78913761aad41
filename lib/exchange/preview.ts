/** The first entries of an export, as they are read by people. */
import { type ExportRequest, isArchive } from './export';

/** How many papers are looked at. */
export const previewCount = 8;

const longest = 6000;

/** @param file what an export of the first papers gave. */
export async function previewText(file: Blob, request: ExportRequest): Promise<string> {
  if (isArchive(request)) {
    const { strFromU8, unzipSync } = await import('fflate');
    const files = Object.entries(unzipSync(new Uint8Array(await file.arrayBuffer())));
    return files
      .map(([name, bytes]) => `— ${name} —\n\n${strFromU8(bytes)}`)
      .join('\n\n')
      .slice(0, longest);
  }
  const text = (await file.text()).replace(/^\ufeff/, '');
  if (request.format !== 'html') return text.slice(0, longest);
  const page = new DOMParser().parseFromString(text, 'text/html');
  return [...page.querySelectorAll('li')]
    .map((item) => (item.textContent ?? '').replace(/\s+/g, ' ').trim())
    .join('\n\n')
    .slice(0, longest);
}
