"""Writes test/vectors/boosting/*.json: how well scikit-learn's histogram boosting predicts, for ours to be compared with.

Run with scikit-learn 1.2 (Debian 12: apt install python3-sklearn):

    python3 scripts/vectors/boosting.py

Each file holds the columns and the target of training and test rows (null is missing, categories are codes), the parameters
and the score that scikit-learn reaches on the test rows: the area under the ROC curve for two classes, the accuracy for
more, R² for values. Numbers are whole, to keep the files small. The same run writes the same bytes.
"""

import json
import pathlib

import numpy as np
from sklearn.datasets import make_classification, make_friedman1
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.metrics import accuracy_score, r2_score, roc_auc_score

OUT = pathlib.Path(__file__).parents[2] / "test" / "vectors" / "boosting"


def whole(matrix):
    """Up to 1000 steps a column: enough for 255 bins."""
    low, high = np.nanmin(matrix, axis=0), np.nanmax(matrix, axis=0)
    return np.round((matrix - low) / (high - low) * 999)


def plain(column):
    return [None if np.isnan(value) else int(value) for value in column]


def write(name, task, X, y, train, params=None, categorical=()):
    params = params or {}
    make = HistGradientBoostingRegressor if task == "regression" else HistGradientBoostingClassifier
    model = make(early_stopping=False, categorical_features=list(categorical) or None, **params)
    model.fit(X[:train], y[:train])
    if task == "binary":
        score = roc_auc_score(y[train:], model.predict_proba(X[train:])[:, 1])
    elif task == "multiclass":
        score = accuracy_score(y[train:], model.predict(X[train:]))
    else:
        score = r2_score(y[train:], model.predict(X[train:]))
    part = lambda rows: {"columns": [plain(X[rows, c]) for c in range(X.shape[1])], "target": [int(v) for v in y[rows]]}
    content = {
        "task": task,
        "params": params,
        "categorical": [column in categorical for column in range(X.shape[1])],
        "score": round(float(score), 6),
        "train": part(slice(0, train)),
        "test": part(slice(train, None)),
    }
    (OUT / f"{name}.json").write_text(json.dumps(content, separators=(",", ":")) + "\n")
    print(name, round(float(score), 4))


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    X, y = make_classification(5000, 8, n_informative=6, flip_y=0.03, class_sep=0.7, random_state=1)
    write("two-classes", "binary", whole(X), y, 3000)
    X, y = make_classification(5000, 8, n_informative=7, n_redundant=1, n_classes=4, n_clusters_per_class=1, random_state=2)
    write("four-classes", "multiclass", whole(X), y, 3000, {"max_iter": 50})
    X, y = make_friedman1(5000, 6, noise=1.0, random_state=3)
    write("friedman", "regression", whole(X), np.round(y * 100), 3000)
    write("friedman-absolute", "regression", whole(X), np.round(y * 100), 3000, {"loss": "absolute_error"})
    rng = np.random.default_rng(4)
    write("counts", "regression", whole(X), rng.poisson(np.exp((y - 12) / 5)), 3000, {"loss": "poisson"})
    numbers = rng.normal(size=(5000, 5))
    codes = np.minimum(rng.geometric(0.06, size=(5000, 2)) - 1, 49)
    effect = rng.normal(size=(2, 50))
    score = numbers[:, 0] + numbers[:, 1] * numbers[:, 2] + effect[0][codes[:, 0]] + effect[1][codes[:, 1]]
    y = (score + rng.logistic(scale=0.5, size=5000) > 0).astype(int)
    X = whole(numbers)
    # Large numbers are missing more often than small ones: that they are missing says something.
    X[rng.random(X.shape) < 0.05 + 0.2 * (X > 600)] = np.nan
    X = np.hstack([X, codes.astype(float)])
    X[rng.random(5000) < 0.1, 5] = np.nan
    write("categories-and-missing", "binary", X, y, 3000, {"l2_regularization": 1.0}, (5, 6))


main()
