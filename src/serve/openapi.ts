import type { Predictor } from './predictor.ts';
import type { RequestField } from './request-fields.ts';
import { answerLabels } from './answer.ts';
import type { ServingFile } from './serving-file.ts';

type Json = Readonly<Record<string, unknown>>;

function fieldSchema({ feature }: RequestField): Json {
  switch (feature.kind) {
    case 'number':
      return { type: ['number', 'null'] };
    case 'boolean':
      return { type: ['boolean', 'null'] };
    case 'date':
      return {
        type: ['string', 'null'],
        description: 'ISO 8601 date or time; UTC unless it says otherwise.',
      };
    case 'category': {
      // Examples and not an enum: an unknown category is answered, as the model handles it.
      const examples = feature.categories?.slice(0, 20) ?? [];
      return { type: ['string', 'number', 'null'], ...(examples.length > 0 ? { examples } : {}) };
    }
  }
}

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Json): Json => ({ 'application/json': { schema } });

/** The function's interface as an OpenAPI 3.1 document, made from the model's features. */
export function openApi(predictor: Predictor, fields: readonly RequestField[], serving: ServingFile): Json {
  const labels = answerLabels(predictor.classes, serving.labels);
  const names = fields.map(({ name }) => name);
  const version = { model_version: { type: 'string' } };
  const prediction: Json =
    predictor.task === 'regression' ? { type: 'number' } : { type: 'string', enum: labels };
  const withVersion = serving.include.includes('model_version');
  const withProbabilities = predictor.task !== 'regression' && serving.include.includes('probabilities');
  const probabilities: Json = {
    type: 'object',
    description: 'Probability of each class, when the model gives them.',
    properties: Object.fromEntries(
      labels.map((label) => [label, { type: 'number', minimum: 0, maximum: 1 }]),
    ),
  };
  const rowProperties = { [serving.prediction]: prediction, ...(withProbabilities ? { probabilities } : {}) };
  const refused: Json = {
    description: 'The request cannot be answered; the error names the fields.',
    content: json(ref('Error')),
  };
  const answered: Json = {
    description: 'The prediction, in the shape of the request.',
    headers: { 'x-model-version': { schema: { type: 'string' }, description: 'The version that answered.' } },
    content: json({ anyOf: [ref('Answer'), ref('Answers')] }),
  };
  const predict = (operationId: string): Json => ({
    operationId,
    summary: 'Predicts one row, or a list of rows.',
    requestBody: { required: true, content: json({ anyOf: [ref('Row'), ref('Rows')] }) },
    responses: { 200: answered, 400: refused, 413: refused, 415: refused, 503: refused },
  });
  const plain = (operationId: string, summary: string): Json => ({
    operationId,
    summary,
    responses: { 200: { description: summary, content: json({ type: 'object' }) } },
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Prediction function', version: serving.version },
    paths: {
      '/': { get: plain('index', 'What there is to ask.'), post: predict('predictAtRoot') },
      '/predict': {
        get: {
          operationId: 'predictByQuery',
          summary: 'Predicts one row given in the query string.',
          parameters: fields.map((field) => ({
            name: field.name,
            in: 'query',
            required: true,
            allowEmptyValue: true,
            schema: fieldSchema(field),
          })),
          responses: { 200: { ...answered, content: json(ref('Answer')) }, 400: refused, 503: refused },
        },
        post: predict('predict'),
      },
      '/healthz': {
        get: {
          ...plain('health', 'Whether the model is loaded.'),
          responses: { 200: { description: 'Ready.' }, 503: refused },
        },
      },
      '/version': { get: plain('version', 'The version that answers.') },
      '/schema': { get: plain('schema', 'This document.') },
    },
    components: {
      schemas: {
        Row: {
          type: 'object',
          description: 'One row. Every field must be there; null is a missing value.',
          properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
          required: names,
          additionalProperties: false,
        },
        Rows: {
          type: 'object',
          properties: {
            instances: { type: 'array', items: ref('Row'), minItems: 1, maxItems: serving.max_instances },
          },
          required: ['instances'],
          additionalProperties: false,
        },
        Answer: {
          type: 'object',
          properties: { ...rowProperties, ...(withVersion ? version : {}) },
          required: [serving.prediction],
        },
        Answers: {
          type: 'object',
          properties: {
            predictions: {
              type: 'array',
              items: { type: 'object', properties: rowProperties, required: [serving.prediction] },
            },
            ...(withVersion ? version : {}),
          },
          required: ['predictions'],
        },
        Error: {
          type: 'object',
          properties: {
            error: {
              type: 'object',
              properties: {
                code: { type: 'string' },
                message: { type: 'string' },
                fields: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: {
                      field: { type: 'string' },
                      instance: { type: 'integer' },
                      problem: { type: 'string' },
                    },
                    required: ['field', 'problem'],
                  },
                },
              },
              required: ['code', 'message', 'fields'],
            },
          },
          required: ['error'],
        },
      },
    },
  };
}
