/** So many tries of a property; mutation testing, which makes them for each mutant, makes a fifth. */
export const runs = (count: number): number => Math.ceil(count / Number(process.env.FC_SHARE ?? 1));
