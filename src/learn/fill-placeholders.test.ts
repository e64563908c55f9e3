import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { RetrainError } from '../contract/retrain-error.ts';
import { fillPlaceholders } from './fill-placeholders.ts';

function messageOf(command: string, values: Record<string, string> = {}): string {
  try {
    fillPlaceholders(command, values, 'train.command');
  } catch (error) {
    if (error instanceof RetrainError && error.code === 'CONFIG_INVALID') return error.message;
    throw error;
  }
  throw new Error('was accepted');
}

describe('fillPlaceholders', () => {
  it.each<[string, string[]]>([
    ['python train.py', ['python', 'train.py']],
    ['  python   train.py \n', ['python', 'train.py']],
    [`python -c 'print("a | b; $HOME")'`, ['python', '-c', 'print("a | b; $HOME")']],
    [`run "two words" 'three more words' one\\ word`, ['run', 'two words', 'three more words', 'one word']],
    [`run "say \\"hi\\" \\$5 back\\\\slash \\n"`, ['run', 'say "hi" $5 back\\slash \\n']],
    [`run a'b'"c"d ''`, ['run', 'abcd', '']],
    ['run --a=1 \\\n --b=2', ['run', '--a=1', '--b=2']],
    ['run 100$ a#b data/*.csv', ['run', '100$', 'a#b', 'data/*.csv']],
  ])('splits %j as a shell splits plain words', (command, expected) => {
    expect(fillPlaceholders(command, {})).toEqual(expected);
  });

  it('fills placeholders inside arguments, also quoted ones, and never splits a value', () => {
    const values = { train_data: `/a b/"c"'; rm -rf $HOME`, model: '{train_data}' };
    expect(fillPlaceholders(`python t.py --path={train_data} '{model}' "x{model}y"`, values)).toEqual([
      'python', 't.py', `--path=${values.train_data}`, '{train_data}', 'x{train_data}y',
    ]); // prettier-ignore
  });

  it('passes any value on as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(fillPlaceholders('run {x} "--y={x}"', { x: value })).toEqual(['run', value, `--y=${value}`]);
      }),
    );
  });

  it('leaves braces alone that are no placeholder, and has a way to write one as text', () => {
    expect(fillPlaceholders(`run '{"a": {"b": 1}}' {} {{seed}} {seed}`, { seed: '42' })).toEqual([
      'run', '{"a": {"b": 1}}', '{}', '{seed}', '42',
    ]); // prettier-ignore
  });

  it('names the known placeholders when one is unknown', () => {
    expect(messageOf('run {data} {modle} {constructor}', { data: '1', model: '2' })).toBe(
      'train.command has the placeholder {modle}, {constructor}, which is not known here: use {data}, {model}, or write {{…}} for the text itself.',
    );
  });

  it.each([
    'a | b', 'a > b', 'a 2>&1', 'a < b', 'a && b', 'a & b', 'a; b', 'a `b`', 'a "`b`"', 'a $(b)', 'a "$(b)"', 'a $HOME',
    'a "${HOME}"', '(a)', 'a # b', 'a\nb', 'NAME=1 a', '', "''", "a 'b", 'a "b', 'a \\',
  ])('refuses %j and says to put it in a script', (command) => {
    expect(messageOf(command)).toContain('Put it in a script');
  }); // prettier-ignore
});
