// src/learn/standard-deviation.ts
function standardDeviation(values) {
	if (values.length === 0) return 0;
	let sum = 0;
	for (const value of values) sum += value;
	const mean = sum / values.length;
	let squares = 0;
	for (const value of values) squares += (value - mean) * (value - mean);
	return Math.sqrt(squares / values.length);
}

export { standardDeviation as t };