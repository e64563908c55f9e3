/** Version of this program, as in package.json; `npm run check` compares the two. */
export const retrainVersion = '0.1.0';
