/** What a function may need of the environment: to find programs, a home, a language, and a Python. */
const passed =
  /^(?:PATH|HOME|USER|LOGNAME|SHELL|TZ|LANG|LC_.*|TMPDIR|TEMP|TMP|VIRTUAL_ENV|CONDA_PREFIX|PYTHON(?:PATH|HOME)|LD_LIBRARY_PATH|DYLD_.*|SystemRoot|SystemDrive|windir|ComSpec|PATHEXT|USERPROFILE|APPDATA|LOCALAPPDATA|ProgramData|ProgramFiles.*)$/i;

/** The environment of a function's process: it lives long and answers strangers, so the run's tokens and secrets are not handed on. */
export function childEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => passed.test(name)));
}
