"""Trains a pipeline on a CSV file. Knows nothing of Retrain: it runs by hand in the same way."""

import argparse
import json
import pathlib

import joblib
import pandas as pd
from sklearn.compose import make_column_selector, make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

TARGET = "target"
ARTIFACTS = pathlib.Path("artifacts")


def build_pipeline():
    numbers = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
    categories = make_pipeline(
        SimpleImputer(strategy="most_frequent"), OneHotEncoder(handle_unknown="ignore")
    )
    preprocess = make_column_transformer(
        (numbers, make_column_selector(dtype_include="number")),
        (categories, make_column_selector(dtype_exclude="number")),
    )
    return make_pipeline(preprocess, LogisticRegression(max_iter=1000))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--path", required=True, help="the training data as CSV")
    arguments = parser.parse_args()

    rows = pd.read_csv(arguments.path)
    features, target = rows.drop(columns=TARGET), rows[TARGET]
    fit_features, test_features, fit_target, test_target = train_test_split(
        features, target, test_size=0.2, random_state=42
    )

    pipeline = build_pipeline().fit(fit_features, fit_target)
    predicted = pipeline.predict(test_features)
    metrics = {
        "accuracy": accuracy_score(test_target, predicted),
        "roc_auc": roc_auc_score(test_target, pipeline.predict_proba(test_features)[:, 1]),
    }
    print(f"fitted on {len(fit_features)} rows: {metrics}")

    ARTIFACTS.mkdir(exist_ok=True)
    joblib.dump(pipeline, ARTIFACTS / "pipeline.joblib")
    (ARTIFACTS / "metrics.json").write_text(json.dumps(metrics))


if __name__ == "__main__":
    main()
