import type { Command } from 'commander';

const withFlags = new WeakSet<Command>();

/** Marks a command that takes the configuration and its flags. They are added when the command is the one that was typed. */
export function withConfigFlags(command: Command): Command {
  withFlags.add(command);
  return command;
}

/** Adds the flags: loading the configuration's schema takes longer than all the rest of the start. */
export async function addPendingFlags(command: Command): Promise<void> {
  if (!withFlags.delete(command)) return;
  const { addConfigFlags } = await import('./config-flags.ts');
  addConfigFlags(command);
}
