"""Writes test/vectors/trees/*.json: how well scikit-learn's random forest does on small datasets, for ours to be compared with.

Run with scikit-learn 1.2 (Debian 12: apt install python3-sklearn):

    python3 scripts/vectors/trees.py

Each file holds the columns of training and test rows, the target, and the mean score of forests of 200 trees with the seeds 1 to
10: the area under the ROC curve of two classes, the share of right classes of more, R2 of values. Half the rows are for training.
The same run writes the same bytes.
"""

import json
import pathlib

import numpy as np
from sklearn.datasets import (
    load_breast_cancer,
    load_diabetes,
    load_digits,
    load_wine,
    make_classification,
    make_friedman1,
)
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.metrics import accuracy_score, r2_score, roc_auc_score

OUT = pathlib.Path(__file__).parents[2] / "test" / "vectors" / "trees"
SEEDS = range(1, 11)


def rounded(xy):
    x, y = xy
    return np.round(x, 3), y


DATASETS = {
    "breast-cancer": ("binary", load_breast_cancer(return_X_y=True)),
    "wine": ("multiclass", load_wine(return_X_y=True)),
    "digits": ("multiclass", load_digits(return_X_y=True)),
    "diabetes": ("regression", rounded(load_diabetes(return_X_y=True, scaled=False))),
    "two-classes": ("binary", rounded(make_classification(2000, 12, n_informative=6, random_state=1))),
    "five-classes": (
        "multiclass",
        rounded(make_classification(2000, 12, n_informative=8, n_classes=5, random_state=2)),
    ),
    "friedman": ("regression", rounded(make_friedman1(1600, noise=1.0, random_state=3))),
}


def whole_if_so(column):
    return (column.astype(int) if (column == np.round(column)).all() else column).tolist()


def score(task, model, x, y):
    if task == "regression":
        return r2_score(y, model.predict(x))
    if task == "binary":
        return roc_auc_score(y, model.predict_proba(x)[:, 1])
    return accuracy_score(y, model.predict(x))


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for name, (task, (x, y)) in DATASETS.items():
        order = np.random.default_rng(7).permutation(len(y))
        x, y = x[order], np.round(y[order], 4)
        half = len(y) // 2
        kind = RandomForestRegressor if task == "regression" else RandomForestClassifier
        scores = []
        for seed in SEEDS:
            model = kind(n_estimators=200, n_jobs=2, random_state=seed).fit(x[:half], y[:half])
            scores.append(score(task, model, x[half:], y[half:]))
        vector = {
            "task": task,
            "training_rows": half,
            "columns": [whole_if_so(column) for column in x.T],
            "target": y.tolist(),
            "score": round(float(np.mean(scores)), 6),
            "deviation": round(float(np.std(scores)), 6),
        }
        (OUT / f"{name}.json").write_text(json.dumps(vector, separators=(",", ":")) + "\n")
        print(name, vector["score"], vector["deviation"])


if __name__ == "__main__":
    main()
