"""Writes the reference vectors of src/evaluate: inputs with the metrics that scikit-learn computes from them.

Run from the root of the repository with scikit-learn 1.2 (Debian 12: python3-sklearn):

    /usr/bin/python3 scripts/vectors/evaluate.py

The seeds are fixed: running it again writes the same bytes. Where scikit-learn warns and puts a number for something that is not
defined (a precision without predicted positives, R2 of a constant), or raises, the vector says null: Retrain reports those as
undefined. Everything else is scikit-learn's own value.
"""

import json
import pathlib
import warnings

import numpy as np
from sklearn import metrics as m
from sklearn.dummy import DummyClassifier, DummyRegressor

OUT = pathlib.Path("test/vectors/evaluate")


def number(value):
    """A JSON number, or null for what is not one."""
    return float(value) if np.isfinite(value) else None


def binary(y, label, p):
    """p: probabilities of both classes, rows x 2, or None."""
    y, label = np.array(y), np.array(label)
    pos, pred = bool((y == 1).any()), bool((label == 1).any())
    unknown, both = bool((y < 0).any()), len(set(y.tolist())) == 2
    figures = p is not None and not unknown
    hit = dict(labels=[1], average="macro", zero_division=0)
    return {
        "accuracy": number(m.accuracy_score(y, label)),
        "balanced_accuracy": number(m.balanced_accuracy_score(y, label)),
        "precision": number(m.precision_score(y, label, **hit)) if pred else None,
        "recall": number(m.recall_score(y, label, **hit)) if pos else None,
        "f1": number(m.f1_score(y, label, **hit)) if pos or pred else None,
        "roc_auc": number(m.roc_auc_score(y, p[:, 1])) if figures and both else None,
        "average_precision": number(m.average_precision_score(y, p[:, 1])) if figures and pos else None,
        "log_loss": number(m.log_loss(y, p, labels=[0, 1])) if figures else None,
        "brier": number(m.brier_score_loss(y, p[:, 1], pos_label=1)) if figures else None,
    }


def multiclass(y, label, p, k):
    y, label = np.array(y), np.array(label)
    unknown, every = bool((y < 0).any()), set(y.tolist()) == set(range(k))
    return {
        "accuracy": number(m.accuracy_score(y, label)),
        "balanced_accuracy": number(m.balanced_accuracy_score(y, label)),
        "f1_macro": number(m.f1_score(y, label, average="macro", zero_division=0)),
        "f1_weighted": number(m.f1_score(y, label, average="weighted", zero_division=0)),
        "roc_auc_ovr": number(m.roc_auc_score(y, p, multi_class="ovr", labels=range(k))) if p is not None and every else None,
        "log_loss": number(m.log_loss(y, p, labels=list(range(k)))) if p is not None and not unknown else None,
    }


def regression(y, v):
    y, v = np.array(y, float), np.array(v, float)
    return {
        "mae": number(m.mean_absolute_error(y, v)),
        "rmse": number(m.mean_squared_error(y, v, squared=False)),
        "r2": number(m.r2_score(y, v)) if len(y) > 1 and len(set(y.tolist())) > 1 else None,
        "mape": number(m.mean_absolute_percentage_error(y, v)) if (y != 0).all() else None,
    }


def classes_vector(name, y, label, p, k, training):
    y, label = [int(i) for i in y], [int(i) for i in label]
    p = None if p is None else np.asarray(p, float)
    score = (lambda l, q: binary(y, l, q)) if k == 2 else (lambda l, q: multiclass(y, l, q, k))
    dummy = DummyClassifier(strategy="prior").fit(np.zeros((len(training), 1)), training)
    prior = np.zeros((len(y), k))
    prior[:, dummy.classes_] = dummy.predict_proba(np.zeros((len(y), 1)))
    roc = pr = None
    if k == 2 and p is not None and set(y) == {0, 1}:
        fpr, tpr, _ = m.roc_curve(y, p[:, 1], drop_intermediate=False)
        precision, recall, _ = m.precision_recall_curve(y, p[:, 1])
        roc = np.column_stack([fpr, tpr]).tolist()
        pr = np.column_stack([recall, precision])[::-1].tolist()
    write(name, {
        "task": "binary" if k == 2 else "multiclass",
        "classes": [f"class {i}" for i in range(k)],
        "actual": y,
        "labels": label,
        "probabilities": None if p is None else p.ravel().tolist(),
        "values": None,
        "metrics": score(label, p),
        "confusion": m.confusion_matrix(y, label, labels=range(k)).tolist(),
        "roc": roc,
        "precision_recall": pr,
        "training_actual": [int(i) for i in training],
        "baseline": score(dummy.predict(np.zeros((len(y), 1))), prior),
    })


def regression_vector(name, y, v, training):
    y, v, training = np.array(y, float), np.array(v, float), np.array(training, float)
    dummy = DummyRegressor(strategy="mean").fit(np.zeros((len(training), 1)), training)
    write(name, {
        "task": "regression",
        "classes": [],
        "actual": y.tolist(),
        "labels": None,
        "probabilities": None,
        "values": v.tolist(),
        "metrics": regression(y, v),
        "confusion": None,
        "roc": None,
        "precision_recall": None,
        "training_actual": training.tolist(),
        "baseline": regression(y, dummy.predict(np.zeros((len(y), 1)))),
    })


def write(name, vector):
    (OUT / f"{name}.json").write_text(json.dumps(vector, separators=(",", ":"), allow_nan=False) + "\n")


def pair(p):
    """Probabilities of both classes from those of the positive one."""
    p = np.asarray(p, float)
    return np.column_stack([1 - p, p])


def noisy_binary(seed, n, share, decimals):
    """Labels with a share of positives, and scores that know something of them."""
    g = np.random.default_rng(seed)
    y = (g.random(n) < share).astype(int)
    p = np.round(1 / (1 + np.exp(-(2 * y - 1 + g.normal(size=n) * 1.3))), decimals)
    return g, y, p


def noisy_classes(seed, n, k, shares):
    g = np.random.default_rng(seed)
    y = g.choice(k, size=n, p=shares)
    z = np.exp(g.normal(size=(n, k)) + 1.5 * np.eye(k)[y])
    return g, y, np.round(z / z.sum(axis=1, keepdims=True), 6)


def main():
    # Predicted classes that the holdout lacks are meant.
    warnings.simplefilter("ignore", UserWarning)
    OUT.mkdir(parents=True, exist_ok=True)
    g, y, p = noisy_binary(1, 180, 0.5, 15)
    classes_vector("binary-balanced", y, p >= 0.5, pair(p), 2, g.integers(0, 2, 90))
    g, y, p = noisy_binary(2, 190, 0.04, 12)
    classes_vector("binary-imbalanced", y, p >= 0.5, pair(p), 2, (g.random(90) < 0.1).astype(int))
    g, y, p = noisy_binary(3, 150, 0.4, 1)
    classes_vector("binary-ties", y, p >= 0.5, pair(p), 2, [1] * 30 + [0] * 30)
    classes_vector("binary-all-scores-equal", [0, 1, 1, 0, 1], [1] * 5, pair([0.6] * 5), 2, [0, 1, 1])
    g, y, p = noisy_binary(4, 60, 0.3, 6)
    classes_vector("binary-nothing-predicted-positive", y, [0] * 60, pair(p / 2.1), 2, [0, 0, 1])
    classes_vector("binary-perfect", [0, 0, 1, 1, 0, 1], [0, 0, 1, 1, 0, 1], pair([0, 0, 1, 1, 0, 1]), 2, [0, 1])
    classes_vector("binary-all-wrong-and-certain", [0, 1, 1], [1, 0, 0], pair([1, 0, 0]), 2, [0, 1, 0])
    classes_vector("binary-two-rows", [1, 0], [1, 1], pair([0.8, 0.7]), 2, [1, 0, 1])
    classes_vector("binary-one-class-in-holdout", [0, 0, 0, 0], [0, 1, 0, 0], pair([0.1, 0.7, 0.2, 0.3]), 2, [0, 1])
    classes_vector("binary-only-positives", [1, 1, 1], [0, 1, 1], pair([0.1, 0.7, 0.9]), 2, [0, 1, 1])
    classes_vector("binary-without-probabilities", [0, 1, 1, 0], [0, 1, 0, 0], None, 2, [0, 1])
    classes_vector("binary-unknown-class", [0, 1, -1, 0, -1], [0, 1, 1, 1, 0], pair([0.1, 0.7, 0.9, 0.6, 0.2]), 2, [0, 1])
    g, y, p = noisy_classes(5, 150, 3, [0.5, 0.3, 0.2])
    classes_vector("multiclass-three", y, p.argmax(axis=1), p, 3, g.choice(3, 60))
    g, y, p = noisy_classes(6, 160, 5, [0.5, 0.25, 0.15, 0.07, 0.03])
    classes_vector("multiclass-five", y, p.argmax(axis=1), p, 5, g.choice(5, 60, p=[0.5, 0.25, 0.15, 0.07, 0.03]))
    g, y, p = noisy_classes(7, 80, 4, [0.4, 0.3, 0.2, 0.1])
    classes_vector("multiclass-class-never-predicted", y, p[:, :3].argmax(axis=1), p, 4, g.choice(4, 40))
    g, y, p = noisy_classes(8, 40, 4, [0.5, 0.5, 0, 0])
    classes_vector("multiclass-classes-missing-from-holdout", y, np.minimum(p.argmax(axis=1), 2), p, 4, g.choice(4, 40))
    g, y, p = noisy_classes(9, 30, 3, [0.4, 0.3, 0.3])
    classes_vector("multiclass-unknown-class", np.where(np.arange(30) % 9 == 4, -1, y), p.argmax(axis=1), p, 3, [2, 2, 1, 0])
    g = np.random.default_rng(10)
    y = g.normal(size=120) * 40 + 200
    regression_vector("regression-good", y, y + g.normal(size=120) * 8, g.normal(size=50) * 40 + 190)
    regression_vector("regression-negative-r2", y, 400 - y, g.normal(size=50) * 40 + 250)
    y = g.normal(size=100) + 1e8
    regression_vector("regression-large-offset", y, y + g.normal(size=100) * 0.3, y[:30])
    regression_vector("regression-perfect", [1.5, -2, 3.25], [1.5, -2, 3.25], [1, 2])
    regression_vector("regression-constant-actual", [0.1] * 10, np.linspace(0, 0.2, 10), [0.1] * 7)
    regression_vector("regression-zero-among-actual", [0, 1, -2, 3], [0.5, 1.25, -2.5, 2], [0, 1, -2])
    regression_vector("regression-tiny-actual", [1e-17, -1e-300, 2, 3], [1e-17, 1e-17, 2.5, 2], [1, 2])
    regression_vector("regression-one-row", [3], [2.5], [1, 2])


if __name__ == "__main__":
    main()
