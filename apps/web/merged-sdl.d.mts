export function sdlFiles(workspace: string): string[];
export function mergedSdl(workspace: string): string;
