import { n as RetrainError } from "./base.js";
import { i as array, l as number, u as object } from "./vendor.js";

// src/learn/linear-model.ts
const linearModelSchema = object({
	coefficients: array(number()),
	intercept: number(),
	importance: array(number().min(0))
});
const loadLinearModel = (saved, { columnCount }) => {
	const { coefficients, intercept, importance } = linearModelSchema.parse(saved);
	if (coefficients.length !== columnCount || importance.length !== columnCount) throw new RetrainError("MODEL_UNREADABLE", "The coefficients of the model do not fit its features.");
	return {
		importance,
		predict: ({ rowCount, columns }) => {
			const values = new Float64Array(rowCount).fill(intercept);
			for (const [column, encoded] of columns.entries()) {
				const coefficient = coefficients[column];
				for (let row = 0; row < rowCount; row++) values[row] += coefficient * encoded[row];
			}
			return {
				kind: "values",
				values
			};
		}
	};
};

export { loadLinearModel };