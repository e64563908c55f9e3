/** A request that the service refuses, as the JSON API puts it. */
export class GcsProblem extends Error {
  readonly status: number;
  readonly reason: string;

  constructor(status: number, reason: string, message: string) {
    super(message);
    this.status = status;
    this.reason = reason;
  }

  /** The body of the answer: https://cloud.google.com/storage/docs/json_api/v1/status-codes */
  toJson(): object {
    const { status: code, reason, message } = this;
    return { error: { code, message, errors: [{ message, domain: 'global', reason }] } };
  }
}

const reasons: Readonly<Record<number, string>> = {
  400: 'invalid',
  401: 'authError',
  403: 'forbidden',
  404: 'notFound',
  408: 'requestTimeout',
  409: 'conflict',
  410: 'gone',
  412: 'conditionNotMet',
  429: 'rateLimitExceeded',
  500: 'internalError',
  502: 'badGateway',
  503: 'backendError',
  504: 'gatewayTimeout',
};

export const problemOfStatus = (
  status: number,
  message = `The service was told to answer ${status}.`,
): GcsProblem => new GcsProblem(status, reasons[status] ?? 'unknown', message);

export const invalid = (message: string): GcsProblem => new GcsProblem(400, 'invalid', message);
