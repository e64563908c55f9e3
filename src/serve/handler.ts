import type { IncomingMessage, ServerResponse } from 'node:http';
import { RetrainError } from '../contract/retrain-error.ts';
import { answerLabels, rowAnswers } from './answer.ts';
import { openApi } from './openapi.ts';
import { bodyHeaders } from './own-body.ts';
import type { Predictor } from './predictor.ts';
import { readBody } from './read-body.ts';
import { readInstances, readQueryInstance, type Instances } from './read-instances.ts';
import { readJsonBody } from './read-json-body.ts';
import { Refusal } from './refusal.ts';
import { requestFields, type RequestField } from './request-fields.ts';
import type { ServingFile } from './serving-file.ts';

/** The model and how it answers, ready to serve. */
export interface Service {
  readonly predictor: Predictor;
  readonly serving: ServingFile;
}

export interface HandlerOptions {
  /** Loaded once; every request waits for it. Rejects when the model is missing or corrupt: then every prediction is answered 503. */
  readonly service: Promise<Service>;
  /** Name of this revision, for `/version`; null when the host gives it none. */
  readonly revision: string | null;
  /** Takes what the operator should see of a failure; the client never does. */
  readonly onFailure: (error: unknown) => void;
}

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Ready extends Service {
  readonly fields: readonly RequestField[];
}

const routes: Readonly<Record<string, readonly string[]>> = {
  '/': ['GET', 'HEAD', 'POST'],
  '/predict': ['GET', 'HEAD', 'POST'],
  '/healthz': ['GET', 'HEAD'],
  // Google's front end keeps /healthz for itself on some addresses.
  '/health': ['GET', 'HEAD'],
  '/version': ['GET', 'HEAD'],
  '/schema': ['GET', 'HEAD'],
};

function send(request: IncomingMessage, response: ServerResponse, { status, body, headers }: Answer): void {
  const bytes = Buffer.from(`${JSON.stringify(body)}\n`);
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(bytes.length),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function answerRefusal({ status, code, message, fields, headers }: Refusal): Answer {
  return { status, body: { error: { code, message, fields } }, headers };
}

/** Why the function does not answer: our own sentence, or nothing more than that something is wrong. */
function unavailable(error: unknown): Refusal {
  const reason =
    error instanceof RetrainError
      ? error.message
      : 'The model could not be loaded; the log of the function says why.';
  return new Refusal(503, error instanceof RetrainError ? error.code : 'NOT_READY', reason, { cause: error });
}

function checkMediaType(request: IncomingMessage): void {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new Refusal(415, 'UNSUPPORTED_ENCODING', 'Send the body uncompressed.', {
      headers: { 'accept-encoding': 'identity' },
    });
  }
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (
    type === undefined ||
    type === '' ||
    type === 'application/json' ||
    /^application\/[\w.-]+\+json$/.test(type)
  )
    return;
  throw new Refusal(
    415,
    'UNSUPPORTED_MEDIA_TYPE',
    'Send JSON, with the header content-type: application/json.',
    { headers: { accept: 'application/json' } },
  );
}

async function predict({ predictor, serving }: Ready, { table, single }: Instances): Promise<unknown> {
  const answers = rowAnswers(await predictor.predict(table), predictor, serving);
  const version = serving.include.includes('model_version') ? { model_version: serving.version } : {};
  return single ? { ...answers[0], ...version } : { predictions: answers, ...version };
}

async function postedInstances(request: IncomingMessage, { fields, serving }: Ready): Promise<Instances> {
  checkMediaType(request);
  return readInstances(
    readJsonBody(await readBody(request, serving.max_body_bytes)),
    fields,
    serving.max_instances,
  );
}

/** The function: answers a request with JSON, whatever the request is. Uses nothing but what Node's own server gives. */
export function createHandler({ service, revision, onFailure }: HandlerOptions): Handler {
  const ready = service.then((loaded): Ready => {
    answerLabels(loaded.predictor.classes, loaded.serving.labels);
    return { ...loaded, fields: requestFields(loaded.predictor.features, loaded.serving.fields) };
  });
  ready.catch(onFailure);

  const route = async (request: IncomingMessage): Promise<Answer> => {
    const [path, query] = (request.url ?? '/').split(/\?(.*)/s, 2) as [string, string | undefined];
    const methods = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (methods === undefined) {
      throw new Refusal(
        404,
        'NOT_FOUND',
        `There is nothing at this address: use ${Object.keys(routes).join(', ')}.`,
      );
    }
    if (request.method === undefined || !methods.includes(request.method)) {
      throw new Refusal(405, 'METHOD_NOT_ALLOWED', `Use ${methods.join(' or ')} here.`, {
        headers: { allow: methods.join(', ') },
      });
    }
    let loaded: Ready;
    try {
      loaded = await ready;
    } catch (error) {
      throw unavailable(error);
    }
    const { serving, predictor, fields } = loaded;
    const headers = { 'x-model-version': serving.version };
    if (request.method === 'POST')
      return { status: 200, headers, body: await predict(loaded, await postedInstances(request, loaded)) };
    switch (path) {
      case '/predict':
        if (bodyHeaders(request).contentLength !== undefined && bodyHeaders(request).contentLength !== 0) {
          throw new Refusal(
            400,
            'UNEXPECTED_BODY',
            'A GET request has its fields in the query string; send a body with POST.',
          );
        }
        return {
          status: 200,
          headers,
          body: await predict(loaded, readQueryInstance(new URLSearchParams(query), fields)),
        };
      case '/healthz':
      case '/health':
        return { status: 200, headers, body: { status: 'ok', model_version: serving.version } };
      case '/version':
        return {
          status: 200,
          headers,
          body: { model_version: serving.version, revision, task: predictor.task },
        };
      case '/schema':
        return { status: 200, headers, body: openApi(predictor, fields, serving) };
      default:
        return {
          status: 200,
          headers,
          body: {
            model_version: serving.version,
            predict: 'POST one row, or {"instances": [ … ]}, to /predict',
            schema: '/schema',
            health: '/healthz',
            version: '/version',
          },
        };
    }
  };

  return async (request, response) => {
    try {
      send(request, response, await route(request));
    } catch (error) {
      if (error instanceof Refusal) {
        send(request, response, answerRefusal(error));
        return;
      }
      onFailure(error);
      send(
        request,
        response,
        answerRefusal(
          new Refusal(500, 'PREDICTION_FAILED', 'The prediction failed; the log of the function says why.'),
        ),
      );
    }
  };
}
