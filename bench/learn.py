"""The other side of bench/learn.ts: fits scikit-learn on the arrays of a folder, once for each line of standard input.

    python3 bench/learn.py <folder>

The folder holds `x.bin` (doubles, row-major), `y.bin` (doubles) and `case.json`. Each answer is a line of JSON with the seconds of
the fit and the score of the rows after the training rows.
"""

import json
import pathlib
import sys
import time

import numpy as np
from sklearn.ensemble import (
    HistGradientBoostingClassifier,
    HistGradientBoostingRegressor,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.metrics import accuracy_score, r2_score, roc_auc_score

folder = pathlib.Path(sys.argv[1])
case = json.loads((folder / "case.json").read_text())
y = np.fromfile(folder / "y.bin")
x = np.fromfile(folder / "x.bin").reshape(len(y), -1)
rows = case["trainingRows"]
if case["task"] != "regression":
    y = y.astype(int)


def make(seed):
    if case["algorithm"] == "random_forest":
        kind = RandomForestRegressor if case["task"] == "regression" else RandomForestClassifier
        return kind(n_estimators=100, n_jobs=2, random_state=seed)
    kind = HistGradientBoostingRegressor if case["task"] == "regression" else HistGradientBoostingClassifier
    return kind(max_iter=100, early_stopping=False, random_state=seed)


def score(model):
    if case["task"] == "regression":
        return r2_score(y[rows:], model.predict(x[rows:]))
    if case["task"] == "binary":
        return roc_auc_score(y[rows:], model.predict_proba(x[rows:])[:, 1])
    return accuracy_score(y[rows:], model.predict(x[rows:]))


print("{}", flush=True)
for line in sys.stdin:
    model = make(int(line))
    start = time.perf_counter()
    model.fit(x[:rows], y[:rows])
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "score": score(model)}), flush=True)
