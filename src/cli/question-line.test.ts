import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { QuestionLine } from './question-line.ts';

function open(signal: AbortSignal = new AbortController().signal): {
  readonly input: PassThrough;
  readonly shown: () => string;
  readonly questions: QuestionLine;
} {
  const input = new PassThrough();
  const output = new PassThrough();
  let text = '';
  output.setEncoding('utf8').on('data', (more: string) => (text += more));
  return { input, shown: () => text, questions: new QuestionLine(input, output, signal) };
}

describe('QuestionLine', () => {
  it('shows the question and gives the line that is typed', async () => {
    const { input, shown, questions } = open();
    const answer = questions.ask('Name? ');
    input.write('heart\n');
    expect(await answer).toBe('heart');
    expect(shown()).toContain('Name? ');
    questions.close();
  });

  it('keeps lines that were pasted ahead', async () => {
    const { input, questions } = open();
    const first = questions.ask('1');
    input.end('one\ntwo\n');
    expect(await first).toBe('one');
    expect(await questions.ask('2')).toBe('two');
    await expect(questions.ask('3')).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('ends when the input ends, or when the program is cancelled', async () => {
    const { input, questions } = open();
    const unanswered = questions.ask('?');
    input.end();
    await expect(unanswered).rejects.toMatchObject({ code: 'CANCELLED' });

    const controller = new AbortController();
    const other = open(controller.signal).questions.ask('?');
    controller.abort();
    await expect(other).rejects.toMatchObject({ code: 'CANCELLED' });
    await expect(open(AbortSignal.abort()).questions.ask('?')).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
