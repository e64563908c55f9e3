"""Scores rows with a saved pipeline: a CSV file in, one prediction a row out."""

import argparse

import joblib
import pandas as pd


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", required=True, help="the saved pipeline")
    parser.add_argument("--data", required=True, help="the rows to score, as CSV")
    parser.add_argument("--out", required=True, help="where the predictions go, as CSV")
    arguments = parser.parse_args()

    pipeline = joblib.load(arguments.model)
    rows = pd.read_csv(arguments.data)
    result = pd.DataFrame({"prediction": pipeline.predict(rows)})
    for label, column in zip(pipeline.classes_, pipeline.predict_proba(rows).T):
        result[f"probability_{label}"] = column
    result.to_csv(arguments.out, index=False)


if __name__ == "__main__":
    main()
