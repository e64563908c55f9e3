"""Writes test/vectors/learn/*.json: what scikit-learn makes of small datasets, for src/learn to be compared with.

Run with scikit-learn 1.2 (Debian 12: apt install python3-sklearn python3-pandas):

    python3 scripts/vectors/learn.py

Each file holds the columns of a training and a test table as a reader would deliver them (null is missing), the parameters,
the coefficients in the order of the encoded columns, and the predictions for the test table, which also has missing values
and categories that training has not seen. The same run writes the same bytes.
"""

import json
import pathlib
import warnings

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import ElasticNet, LinearRegression, LogisticRegression, Ridge
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from sklearn.utils.class_weight import compute_sample_weight

OUT = pathlib.Path(__file__).parents[2] / "test" / "vectors" / "learn"
DAY = 86_400_000


def draw_table(rng, rows, *, unseen):
    """A table of every kind of column, each with missing values; `unseen` adds a category that training lacks."""
    cities = ["Oslo", "Bern", "Lima", "Kyiv"] + (["Suva"] if unseen else [])
    table = pd.DataFrame(
        {
            "age": rng.normal(50, 12, rows).round(1),
            "income": np.exp(rng.normal(8, 1, rows)).round(2),
            "visits": rng.poisson(3, rows).astype(float),
            "member": rng.integers(0, 2, rows).astype(float),
            "city": rng.choice(cities, rows),
            "colour": rng.choice(["red", "blue", "green"], rows),
            "since": rng.integers(10_000, 19_000, rows).astype(float) * DAY,
        }
    )
    table["city"] = table["city"].astype(object)
    table["colour"] = table["colour"].astype(object)
    for name, share in {"age": 0.1, "income": 0.05, "member": 0.1, "city": 0.1, "since": 0.1}.items():
        table.loc[rng.random(rows) < share, name] = None if table[name].dtype == object else np.nan
    if unseen:
        # Training has no missing colour: the model has no indicator for it.
        table.loc[rng.random(rows) < 0.2, "colour"] = None
    return table


def date_parts(frame):
    moments = pd.to_datetime(frame.iloc[:, 0], unit="ms")
    return np.column_stack(
        [moments.dt.year, moments.dt.month, moments.dt.dayofweek + 1, frame.iloc[:, 0] / DAY]
    ).astype(float)


class DateParts:
    def fit(self, frame, y=None):
        return self

    def transform(self, frame):
        return date_parts(frame)

    def fit_transform(self, frame, y=None):
        return date_parts(frame)


def mixed_encoder(table):
    number = [("impute", SimpleImputer(strategy="median")), ("scale", StandardScaler())]
    steps = {
        "number": lambda: Pipeline(number),
        "boolean": lambda: SimpleImputer(strategy="most_frequent"),
        "category": lambda: OneHotEncoder(handle_unknown="ignore", sparse_output=False),
        "date": lambda: Pipeline([("parts", DateParts()), *number]),
    }
    return ColumnTransformer([(name, steps[kind_of(name)](), [name]) for name in table.columns])


def kind_of(name):
    return {"member": "boolean", "city": "category", "colour": "category", "since": "date"}.get(name, "number")


def column(table, name):
    values = [None if pd.isna(value) else value for value in table[name]]
    if kind_of(name) == "boolean":
        values = [None if value is None else bool(value) for value in values]
    if kind_of(name) == "date":
        values = [None if value is None else int(value) for value in values]
    return {"name": name, "kind": kind_of(name), "values": values}


def largest_gradient(fitted, encoded, target, weights):
    """Of the objective that LogisticRegression documents, at the coefficients it found: 0 at the minimum."""
    share = fitted.predict_proba(encoded)
    rest = weights[:, None] * (share - (np.asarray(target)[:, None] == fitted.classes_))
    rest = rest[:, 1:] if len(fitted.classes_) == 2 else rest
    slope = rest.T @ encoded + fitted.coef_ / fitted.C
    return max(np.abs(slope).max(), np.abs(rest.sum(axis=0)).max() if fitted.fit_intercept else 0)


def largest_violation(fitted, encoded, target, weights):
    """Of the conditions of a minimum with `penalty="elasticnet"`: how far the gradient is from where it may be."""
    share = fitted.predict_proba(encoded)
    rest = weights[:, None] * (share - (np.asarray(target)[:, None] == fitted.classes_))
    rest = rest[:, 1:] if len(fitted.classes_) == 2 else rest
    slope = rest.T @ encoded + (1 - fitted.l1_ratio) * fitted.coef_ / fitted.C
    bound = fitted.l1_ratio / fitted.C
    distance = np.where(
        fitted.coef_ == 0,
        np.maximum(np.abs(slope) - bound, 0),
        np.abs(slope + bound * np.sign(fitted.coef_)),
    )
    return max(distance.max(), np.abs(rest.sum(axis=0)).max() if fitted.fit_intercept else 0)


def lbfgs_probabilities(fitted, encoded, target, tested):
    """What lbfgs comes to when it is started again from where it stopped, until that changes nothing."""
    again = LogisticRegression(
        C=fitted.C, class_weight=fitted.class_weight, fit_intercept=fitted.fit_intercept,
        tol=1e-10, max_iter=100_000, warm_start=True,
    )
    before = None
    for _ in range(50):
        again.fit(encoded, target)
        if before is not None and np.array_equal(before, again.coef_):
            break
        before = again.coef_.copy()
    return again.predict_proba(tested)


def write(name, algorithm, params, train, test, target, estimator):
    pipeline = Pipeline([("encode", mixed_encoder(train)), ("fit", estimator)]).fit(train, target)
    fitted = pipeline.named_steps["fit"]
    vector = {
        "algorithm": algorithm,
        "params": params,
        "train": [column(train, each) for each in train.columns],
        "test": [column(test, each) for each in test.columns],
        "target": [value.item() for value in target],
        "intercepts": np.atleast_1d(fitted.intercept_).tolist(),
        "coefficients": np.atleast_2d(fitted.coef_).tolist(),
    }
    if algorithm == "logistic_regression":
        weights = compute_sample_weight(fitted.class_weight, target)
        encoded = pipeline.named_steps["encode"].transform(train)
        distance = largest_gradient if fitted.l1_ratio is None else largest_violation
        assert distance(fitted, encoded, target, weights) < 1e-7, distance(fitted, encoded, target, weights)
        vector["probabilities"] = pipeline.predict_proba(test).tolist()
        if fitted.l1_ratio is None:
            tested = pipeline.named_steps["encode"].transform(test)
            apart = np.abs(lbfgs_probabilities(fitted, encoded, target, tested) - vector["probabilities"]).max()
            print(f"{name}: lbfgs, once converged, is {apart:.1e} apart")
            assert apart < 5e-5, apart
    else:
        vector["values"] = pipeline.predict(test).tolist()
    text = json.dumps(vector, allow_nan=False, separators=(",", ":"))
    (OUT / f"{name}.json").write_text(text + "\n")
    print(f"{name}: {len(text)} bytes")


def logistic(name, train, test, target, **params):
    weight = "balanced" if params.get("class_weight") == "balanced" else None
    # The same minimum as with lbfgs, but reached: lbfgs also stops when the loss falls by less than 2e-9 of itself, whatever
    # `tol` says, and its probabilities are then off by up to 2e-4. Started again until it has converged, it comes to the same: write()
    # checks that.
    estimator = LogisticRegression(
        **{**params, "class_weight": weight}, solver="newton-cg", multi_class="auto", tol=1e-9, max_iter=100_000
    )
    if params.get("l1_ratio", 0) > 0:
        estimator.set_params(penalty="elasticnet", solver="saga", tol=1e-13, max_iter=1_000_000, random_state=1)
    write(name, "logistic_regression", params, train, test, target, estimator)


def linear(name, train, test, target, **params):
    if params.get("l1_ratio", 0) > 0:
        estimator = ElasticNet(**params, tol=1e-14, max_iter=1_000_000)
    else:
        estimator = Ridge(**params, solver="svd") if params.get("alpha", 0) > 0 else LinearRegression(**params)
    write(name, "linear_regression", params, train, test, target, estimator)


def main():
    # newton-cg goes on until rounding stops it, and says so; write() checks that it got there.
    warnings.simplefilter("ignore")
    OUT.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(20260101)
    train, test = draw_table(rng, 160, unseen=False), draw_table(rng, 40, unseen=True)
    encoded = np.nan_to_num(mixed_encoder(train).fit_transform(train))
    signal = encoded @ rng.normal(0, 1, encoded.shape[1])
    noisy = signal + rng.logistic(0, 1, len(train))
    two = (noisy > 0.5).astype(int)
    three = np.digitize(noisy, [-1, 2])
    four = rng.integers(0, 4, len(train))
    value = (10 + 3 * signal + rng.normal(0, 1, len(train))).round(3)

    numbers = ["age", "income", "visits"]
    twin = lambda table: table[["age", "visits"]].assign(again=table["age"], constant=7.0)

    logistic("binary-mixed", train, test, two)
    logistic("binary-balanced", train, test, (noisy > 3).astype(int), C=0.1, class_weight="balanced")
    logistic("binary-collinear", twin(train), twin(test), two, C=100.0)
    logistic("binary-no-intercept", train[numbers], test[numbers], two, C=2.0, fit_intercept=False)
    logistic("binary-separable", train[numbers], test[numbers], (train["visits"] > 3).astype(int).to_numpy(), C=10.0)
    logistic("multinomial-mixed", train, test, three)
    logistic("multinomial-balanced", train[numbers], test[numbers], four, C=0.05, class_weight="balanced")
    linear("ols", train[numbers], test[numbers], value)
    linear("ols-no-intercept", train[numbers], test[numbers], value, fit_intercept=False)
    linear("ols-wide", train[:9], test, value[:9])
    linear("ols-mixed", train, test, value)
    linear("ridge-mixed", train, test, value, alpha=1.0)
    linear("ridge-collinear", twin(train), twin(test), value, alpha=25.0, fit_intercept=False)

    logistic("elastic-binary-mixed", train, test, two, C=0.5, l1_ratio=0.5)
    logistic("elastic-binary-lasso", train, test, two, C=0.1, l1_ratio=1.0, class_weight="balanced")
    logistic("elastic-binary-no-intercept", train[numbers], test[numbers], two, C=0.02, l1_ratio=0.3, fit_intercept=False)
    logistic("elastic-multinomial-mixed", train, test, three, C=0.3, l1_ratio=0.7)
    logistic("elastic-multinomial-balanced", train[numbers], test[numbers], four, C=0.2, l1_ratio=0.9, class_weight="balanced")
    linear("elastic-mixed", train, test, value, alpha=0.3, l1_ratio=0.5)
    linear("elastic-lasso", train, test, value, alpha=0.05, l1_ratio=1.0)
    linear("elastic-collinear", twin(train), twin(test), value, alpha=0.2, l1_ratio=0.2, fit_intercept=False)
    linear("elastic-wide", train[:9], test, value[:9], alpha=0.1, l1_ratio=0.9)


main()
