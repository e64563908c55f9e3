/** Where the prediction function runs. A revision gets no traffic until it is shifted to. Errors: `DEPLOY_FAILED`. */
export interface Revision {
  /** Name of the revision, unique within the function. */
  readonly revision: string;
  /** The version it serves. */
  readonly version: string;
  /** Address of this very revision. */
  readonly url: string;
}

export interface FunctionHost {
  readonly target: 'local';
  /** What has the traffic now, or undefined. A recorded revision that does not answer is reported with `running: false`. */
  current(): Promise<(Revision & { readonly running: boolean }) | undefined>;
  /** Starts the folder's function as a new revision without traffic; resolves when it answers `GET /healthz`. */
  start(folder: string, version: string, signal?: AbortSignal): Promise<Revision>;
  /** Moves all traffic to the revision; resolves with the function's own address when it serves there. The one before keeps its files. */
  shift(revision: Revision): Promise<{ readonly url: string }>;
  /** Ends a revision that has no traffic. */
  discard(revision: Revision): Promise<void>;
  /** Whether the revision was started from a folder with these very files. */
  isFrom(revision: Revision, folder: string): Promise<boolean>;
  /** Ends the function: nothing serves any more, and what served is still known. Resolves with the number of revisions that ran. */
  stop(): Promise<number>;
}
