import type {
  DatasetFile,
  DecisionFile,
  DeploymentFile,
  MetricsFile,
  ProfileFile,
  PromotionFile,
  PublicationFile,
  ValidationFile,
} from '../contract/run-files.ts';

/** Where the candidate comes from. */
export interface ReportLineage {
  readonly algorithm: string;
  readonly params: Readonly<Record<string, number | boolean | string>>;
  readonly seed: number;
  readonly codeSha: string | null;
  readonly runUrl: string | null;
  readonly actor: string | null;
}

/** The step that ended the run, and why. */
export interface ReportFailure {
  readonly step: string;
  readonly code: string;
  readonly message: string;
  readonly problems: readonly string[];
}

/** All that a report is made of. Every part may be missing, because a report is written also when a step failed. */
export interface ReportInput {
  /** For the browser's title bar. */
  readonly title: string;
  /** The pipeline's name in the configuration. */
  readonly name: string;
  readonly dataset: DatasetFile | null;
  readonly profile: ProfileFile | null;
  readonly validation: ValidationFile | null;
  readonly metrics: MetricsFile | null;
  readonly decision: DecisionFile | null;
  readonly publication: PublicationFile | null;
  readonly deployment: DeploymentFile | null;
  readonly promotion: PromotionFile | null;
  readonly lineage: ReportLineage | null;
  readonly failure: ReportFailure | null;
  /** ISO 8601, for people. */
  readonly generatedAt: string;
}
