export function shipped(): { name: string; version: string; licence: string; homepage: string }[];
export function licences(): string;
