// src/learn/dot-products.ts
function dotRows(block, column, from, to) {
	let a = 0;
	let b = 0;
	let c = 0;
	let d = 0;
	let row = from;
	for (; row + 3 < to; row += 4) {
		const at = row - from;
		a += block[at] * column[row];
		b += block[at + 1] * column[row + 1];
		c += block[at + 2] * column[row + 2];
		d += block[at + 3] * column[row + 3];
	}
	for (; row < to; row++) a += block[row - from] * column[row];
	return a + b + (c + d);
}
const sparseShare = .25;
function addDotProducts(sums, offset, block, columns, count, from, to) {
	const most = Math.floor(sparseShare * (to - from));
	const present = new Int32Array(most + 1);
	let presentCount = 0;
	for (let at = 0; at < to - from && presentCount <= most; at++) {
		present[presentCount] = at;
		if (block[at] !== 0) presentCount += 1;
	}
	const isSparse = presentCount <= most;
	let column = 0;
	for (; column + 3 < count; column += 4) {
		const first = columns[column];
		const second = columns[column + 1];
		const third = columns[column + 2];
		const fourth = columns[column + 3];
		let a = 0;
		let b = 0;
		let c = 0;
		let d = 0;
		if (isSparse) for (let index = 0; index < presentCount; index++) {
			const at = present[index];
			const row = from + at;
			const value = block[at];
			a += value * first[row];
			b += value * second[row];
			c += value * third[row];
			d += value * fourth[row];
		}
		else for (let row = from; row < to; row++) {
			const value = block[row - from];
			a += value * first[row];
			b += value * second[row];
			c += value * third[row];
			d += value * fourth[row];
		}
		sums[offset + column] += a;
		sums[offset + column + 1] += b;
		sums[offset + column + 2] += c;
		sums[offset + column + 3] += d;
	}
	for (; column < count; column++) sums[offset + column] += dotRows(block, columns[column], from, to);
}

// src/learn/cholesky.ts
function factorCholesky(matrix, size) {
	let largest = 0;
	for (let row = 0; row < size; row++) largest = Math.max(largest, matrix[row * size + row]);
	const floor = largest * 1e-14 || 1;
	for (let row = 0; row < size; row++) for (let column = 0; column <= row; column++) {
		let sum = matrix[row * size + column];
		for (let k = 0; k < column; k++) sum -= matrix[row * size + k] * matrix[column * size + k];
		matrix[row * size + column] = row === column ? Math.sqrt(Math.max(sum, floor)) : sum / matrix[column * size + column];
	}
	return matrix;
}
function solveCholesky(factor, size, b) {
	for (let row = 0; row < size; row++) {
		let sum = b[row];
		for (let k = 0; k < row; k++) sum -= factor[row * size + k] * b[k];
		b[row] = sum / factor[row * size + row];
	}
	for (let row = size - 1; row >= 0; row--) {
		const value = b[row] / factor[row * size + row];
		b[row] = value;
		for (let k = 0; k < row; k++) b[k] -= factor[row * size + k] * value;
	}
}

// src/learn/minimise-l1-quadratic.ts
const mostSolved = 1500;
const fewPasses = 5;
const mostWork = 4e9;
async function minimiseL1Quadratic(quadratic, start, { maxPasses, isEnough, onPass }) {
	const point = start.slice();
	const residual = residualOf(quadratic, point);
	let least = Infinity;
	for (let pass = 1; pass <= maxPasses; pass++) {
		const isSettled = !descend(quadratic, point, residual);
		let isSolved = false;
		if (isSettled || pass % fewPasses === 0) for (let work = 0; !isSolved && work < mostWork;) {
			residual.set(residualOf(quadratic, point));
			const { count, isWhole } = solveActive(quadratic, point, residual);
			isSolved = isWhole;
			work += count > mostSolved ? mostWork : count * count * count + 1e3;
		}
		residual.set(residualOf(quadratic, point));
		await onPass?.(pass);
		if (isEnough(point, residual)) return {
			point,
			isReached: true
		};
		const violation = isSolved ? largestViolation(point, residual, quadratic.weights) : Infinity;
		if (isSettled && violation >= .5 * least && isSolved) return {
			point,
			isReached: true
		};
		least = violation;
	}
	return {
		point,
		isReached: false
	};
}
function largestViolation(point, residual, weights) {
	let most = 0;
	for (let index = 0; index < point.length; index++) {
		const entry = residual[index];
		const weight = weights[index];
		const distance = point[index] === 0 ? Math.abs(entry) - weight : Math.abs(entry - (point[index] > 0 ? weight : -weight));
		if (distance > most) most = distance;
	}
	return most;
}
function residualOf({ matrix, linear }, point) {
	const residual = linear.slice();
	for (let index = 0; index < point.length; index++) addRow(residual, matrix, index, -point[index]);
	return residual;
}
function addRow(residual, matrix, index, factor) {
	if (factor === 0) return;
	const size = residual.length;
	const offset = index * size;
	for (let at = 0; at < size; at++) residual[at] += factor * matrix[offset + at];
}
function descend({ matrix, weights }, point, residual) {
	const size = point.length;
	let isChanged = false;
	for (let index = 0; index < size; index++) {
		const bend = matrix[index * size + index];
		if (!(bend > 0)) continue;
		const before = point[index];
		const pull = residual[index] + bend * before;
		const weight = weights[index];
		const rest = Math.abs(pull) - weight;
		const after = rest <= 0 ? 0 : (pull > 0 ? rest : -rest) / bend;
		if (after === before || !Number.isFinite(after)) continue;
		if (weight > 0 && Math.sign(after) !== Math.sign(before)) isChanged = true;
		point[index] = after;
		addRow(residual, matrix, index, before - after);
	}
	return isChanged;
}
function solveActive({ matrix, weights }, point, residual) {
	const size = point.length;
	const active = [];
	for (let index = 0; index < size; index++) if ((point[index] !== 0 || weights[index] === 0) && matrix[index * size + index] > 0) active.push(index);
	const count = active.length;
	if (count > mostSolved) return {
		count,
		isWhole: false
	};
	const factor = new Float64Array(count * count);
	for (const [row, index] of active.entries()) {
		for (let column = 0; column <= row; column++) factor[row * count + column] = matrix[index * size + active[column]];
		factor[row * count + row] *= 1.0000000001;
	}
	factorCholesky(factor, count);
	const step = Float64Array.from(active, (index) => residual[index] - Math.sign(point[index]) * weights[index]);
	solveCholesky(factor, count, step);
	if (!step.every(Number.isFinite)) return {
		count,
		isWhole: false
	};
	let length = 1;
	for (const [place, index] of active.entries()) {
		const reached = point[index] + step[place];
		if (weights[index] > 0 && reached * point[index] <= 0) length = Math.min(length, -point[index] / step[place]);
	}
	for (const [place, index] of active.entries()) {
		const before = point[index];
		const way = step[place];
		const after = before + length * way;
		point[index] = weights[index] > 0 && length < 1 && (-before / way === length || after * before <= 0) ? 0 : after;
	}
	return {
		count,
		isWhole: length === 1
	};
}

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

export { solveCholesky as a, factorCholesky as i, largestViolation as n, addDotProducts as o, minimiseL1Quadratic as r, dotRows as s, standardDeviation as t };