export function filesIn(folder: string): string[];
export function filesOf(folder: string, names: readonly string[]): string[];
export function archive(folder: string, files: readonly string[]): Uint8Array;
