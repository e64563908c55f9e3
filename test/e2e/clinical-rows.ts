import type { Row } from './program.ts';

/** Numbers in [0, 1), the same for the same seed: a linear congruential generator, for data in which only the shape matters. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

export const clinicalTarget = 'target';

/**
 * Patients with 13 features named as in a clinical table, one of them text, with gaps; `target` is 1 where the made-up risk, with
 * some noise, is high. The first rows are the same for every count.
 */
export function clinicalRows(count: number, seed = 7): Row[] {
  const draw = seeded(seed);
  const between = (low: number, high: number): number => Math.floor(low + draw() * (high - low + 1));
  const thalassemia = ['normal', 'fixed', 'reversible'] as const;
  return Array.from({ length: count }, () => {
    const row = {
      age: between(29, 77),
      sex: between(0, 1),
      cp: between(0, 4),
      trestbps: between(94, 200),
      chol: between(126, 400),
      fbs: between(0, 1),
      restecg: between(0, 2),
      thalach: between(88, 202),
      exang: between(0, 1),
      oldpeak: between(0, 60) / 10,
      slope: between(1, 3),
      ca: between(0, 3),
      thal: thalassemia[between(0, 2)] ?? 'normal',
    };
    const risk =
      0.05 * (row.age - 53) +
      0.8 * row.ca +
      0.5 * row.oldpeak -
      0.03 * (row.thalach - 145) +
      (row.thal === 'reversible' ? 1 : 0) -
      3;
    const target = risk + 2 * (draw() - 0.5) > 0 ? 1 : 0;
    const hasGap = draw() < 0.05;
    return { ...row, chol: hasGap ? null : row.chol, [clinicalTarget]: target };
  });
}
