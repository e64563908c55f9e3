import fc from 'fast-check';

// A red main must be red for everybody: the seed is fixed, and drawn anew by those who go looking (FAST_CHECK_SEED=$RANDOM npm test).
fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 20_260_101) });
