/**
 * What a workflow writes after `uses:` unless `--action` says otherwise. The one place to change when the action gets its home.
 */
export const defaultActionReference = 'OWNER/retrain@v1';

/** Whether somebody has still to say where the action lives. */
export function isPlaceholder(action: string): boolean {
  return action.startsWith('OWNER/');
}

/** `owner/repository@ref`, also with a folder, or a path in the repository itself. */
export const actionPattern = /^(?:\.(?:\/[\w.-]+)*\/?|[\w.-]+\/[\w.-]+(?:\/[\w.-]+)*@[\w./-]+)$/;
