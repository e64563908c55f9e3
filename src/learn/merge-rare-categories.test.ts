import { describe, expect, it } from 'vitest';
import { featuresOf, tableOf, type WrittenColumn } from '../../test/contracts/estimator-laws-table.ts';
import { loadModel } from './load-model.ts';
import { trainModel } from './train-model.ts';

/** 300 places of which three have many rows, 100 have two, and the rest have one. */
const places = Array.from({ length: 700 }, (_, row) =>
  row < 303 ? `often ${row % 3}` : row < 503 ? `twice ${row % 100}` : `once ${row}`,
);
const column = (values: WrittenColumn['values']): WrittenColumn => ({
  name: 'place',
  kind: 'category',
  values,
});
const actual = Float64Array.from(places, (place) =>
  place === 'often 1' ? 5 : place.startsWith('once') ? 2 : 0,
);

const train = () =>
  trainModel({
    table: tableOf([column(places)]),
    features: featuresOf([column(places)]),
    target: { name: 'cost', task: 'regression', classes: [], positive: null },
    actual,
    algorithm: 'linear_regression',
    params: {},
    seed: 1,
  });

describe('a model with merged categories', () => {
  it('predicts for an unknown category as for the merged ones, after saving and loading too', async () => {
    const model = await train();
    const loaded = await loadModel(JSON.parse(JSON.stringify(model.file)));
    const table = tableOf([column(['often 1', 'once 600', 'once 601', 'never seen', 'often 0', 'twice 5'])]);
    for (const each of [model, loaded]) {
      const predictions = each.predict(table);
      if (predictions.kind !== 'values') throw new TypeError('expected values');
      const [often, once, another, unseen, zero, twice] = predictions.values;
      expect(often).toBeCloseTo(5, 9);
      expect(another).toBe(once);
      expect(unseen).toBe(once);
      // Three of those that two rows have are beyond the hundred, and weigh 6 of the merged 203 rows with 0.
      expect(once).toBeCloseTo((2 * 197) / 203, 9);
      expect(zero).toBeCloseTo(0, 9);
      expect(twice).toBeCloseTo(0, 9);
    }
  });

  it('is refused when its kept categories are not those of its features', async () => {
    const { file } = await train();
    const copy = JSON.parse(JSON.stringify(file)) as { encoding: { features: { kept: number[] }[] } };
    expect(copy.encoding.features[0]!.kept).toHaveLength(100);
    copy.encoding.features[0]!.kept[99] = 5000;
    await expect(loadModel(copy)).rejects.toMatchObject({ code: 'MODEL_UNREADABLE' });
  });
});
