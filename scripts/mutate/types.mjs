// Which mutants the compiler refuses: nobody can commit those, so they say nothing of the tests.
import ts from "typescript";

/** What is only unused, or can never be reached, would be refused for its untidiness alone. */
const untidy = new Set([6133, 6138, 6192, 6196, 6198, 6205, 7027]);

/** @returns {(path: string, text: string) => boolean} whether the compiler refuses the program with that text in that file's place */
export function createCompiler() {
  const { config } = ts.readConfigFile("tsconfig.json", ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  let changed = { path: "", text: "", version: 0 };
  const service = ts.createLanguageService({
    getScriptFileNames: () => fileNames,
    getScriptVersion: (file) => (file === changed.path ? String(changed.version) : "0"),
    getScriptSnapshot: (file) => {
      const text = file === changed.path ? changed.text : ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => process.cwd(),
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  return (path, text) => {
    const file = ts.sys.resolvePath(path);
    changed = { path: file, text, version: changed.version + 1 };
    const faults = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)];
    return faults.some(({ code }) => !untidy.has(code));
  };
}
