import { RetrainError } from '../../contract/retrain-error.ts';

/** What went wrong in a request to Google Cloud Storage. */
export interface GcsFailure {
  /** HTTP status; undefined when there was no answer. */
  readonly status: number | undefined;
  /** Of the service or the network, one line. */
  readonly message: string;
  readonly cause: unknown;
}

/** There was an answer, but not a whole and sound one. The message says what is wrong with it. */
export class UnsoundAnswer extends Error {}

export function gcsFailure(cause: unknown): GcsFailure {
  const code: unknown = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  // The client gives the status as a number or as text, depending on the path that the error took.
  const status = /^[1-5]\d\d$/.test(String(code)) ? Number(code) : undefined;
  const text = cause instanceof Error ? cause.message : String(cause);
  const [line = ''] = text.split('\n');
  return { status, message: line.slice(0, 300), cause };
}

const transient = new Set([408, 429, 500, 502, 503, 504]);

/** Whether the same request may succeed later. Without an answer it may, unless there are no credentials to ask with. */
export const isTransient = ({ status, message }: GcsFailure): boolean =>
  status === undefined ? !isAboutCredentials(message) : transient.has(status);

/** Whether a write may have taken effect all the same. */
export const isAmbiguous = isTransient;

export const isNotFound = ({ status, message }: GcsFailure): boolean =>
  status === 404 && !/bucket does not exist/i.test(message);

const isAboutCredentials = (message: string): boolean =>
  /default credentials|invalid_grant|invalid_client|unauthorized_client/i.test(message);

const roles = {
  read: 'roles/storage.objectViewer',
  list: 'roles/storage.objectViewer',
  write: 'roles/storage.objectUser',
} as const;

/** The failure as an error of ours: what was tried on which object of which bucket, and what to do. */
export function gcsError(
  failure: GcsFailure,
  action: keyof typeof roles,
  bucket: string,
  name: string,
): RetrainError {
  const { status, message, cause } = failure;
  const uri = `gs://${bucket}/${name}`;
  const error = (code: 'STORE_PERMISSION' | 'STORE_UNAVAILABLE', sentence: string): RetrainError =>
    new RetrainError(code, sentence, { cause });
  if (status === 401 || (status === undefined && isAboutCredentials(message))) {
    return error(
      'STORE_UNAVAILABLE',
      `Google Cloud Storage does not accept the credentials, or there are none (${action} ${uri}). On GitHub, run google-github-actions/auth before this step with "permissions: id-token: write"; on your machine, run "gcloud auth application-default login".`,
    );
  }
  if (status === 403 && /retention|hold\b|under active/i.test(message)) {
    return error(
      'STORE_PERMISSION',
      `${uri} is under a retention policy or a hold of the bucket ${bucket} and cannot be replaced. Keep the store in a bucket without retention, or put holds on versions only. Google says: ${message}`,
    );
  }
  if (status === 403) {
    return error(
      'STORE_PERMISSION',
      `The credentials may not ${action} the object ${name} in the bucket ${bucket}: grant them ${roles[action]} on the bucket (a new grant takes about a minute to work). Google says: ${message}`,
    );
  }
  if (status === 404)
    return error(
      'STORE_UNAVAILABLE',
      `The bucket ${bucket} does not exist (${action} ${uri}): create it, or correct its name.`,
    );
  if (status === 400)
    return error(
      'STORE_UNAVAILABLE',
      `Google Cloud Storage refused to ${action} ${uri}. Google says: ${message}`,
    );
  if (cause instanceof UnsoundAnswer) {
    return error(
      'STORE_UNAVAILABLE',
      `Google Cloud Storage was asked to ${action} ${uri}, and ${cause.message}: run again.`,
    );
  }
  const what =
    status === undefined ? `gave no whole answer (${networkCode(cause)})` : `answered with status ${status}`;
  return error(
    'STORE_UNAVAILABLE',
    `Google Cloud Storage ${what} when asked to ${action} ${uri}: check the network, then run again.`,
  );
}

/** `ECONNRESET` and the like: the text around it may show addresses and headers. */
function networkCode(cause: unknown): string {
  const codes = [cause, cause instanceof Error ? cause.cause : undefined].map((error) =>
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined,
  );
  return codes.find((code) => code !== undefined) ?? 'no code';
}
