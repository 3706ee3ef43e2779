/** The names of the commands that a runner would take from what a step printed (ActionCommand.cs: the modern form first, line by line). */
export function commandsIn(printed: string): readonly string[] {
  return printed.split(/\r\n|[\r\n]/).flatMap((line) => {
    const modern = /^\s*::([A-Za-z-]+)(?: [^:]*)?::/.exec(line);
    const old = /##\[([A-Za-z-]+)[^\]]*\]/.exec(line);
    return [modern?.[1] ?? old?.[1]].filter((name) => name !== undefined);
  });
}
