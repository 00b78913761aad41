import { sources } from '../sources';

/** Origins of every known site, as a policy names them: those that a paper's details may come from. */
export const askableSites = (): string[] => [
  ...new Set(
    sources.flatMap(({ hosts }) =>
      hosts.flatMap((host) =>
        host.startsWith('*.') ? [`https://${host}`] : [`https://${host}`, `https://www.${host}`],
      ),
    ),
  ),
];
