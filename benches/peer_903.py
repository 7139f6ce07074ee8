"""Runs the public validator of the SSDA903 on a folder as `returns.rs` writes it, its report written.

python peer_903.py FOLDER OUT: FOLDER holds this/, last/ and the lists; OUT is the file of findings.
"""
import csv, logging, os, sys, warnings

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

import importlib
import pandas as pd
from lac_validator import lac_validator
from lac_validator.report import Report

folder, out = sys.argv[1:3]


def said(name):
    with open(os.path.join(folder, name), "rb") as file:
        return file.read()


files = [
    {"name": name, "description": description, "file_content": said(f"{year}/{name}")}
    for year, description in (("this", "This year"), ("last", "Prev year"))
    for name in sorted(os.listdir(os.path.join(folder, year)))
]
providers = pd.read_csv(os.path.join(folder, "providers.csv"), dtype=str)
providers["REG_END"] = pd.to_datetime(providers["REG_END"], dayfirst=True, errors="coerce")
providers["POSTCODE"] = providers["POSTCODE"].str.upper().str.replace(" ", "")
for column in ("LA_CODE_INFERRED", "LA_NAME_INFERRED", "LA_NAME_FROM_FILE"):
    if column not in providers:
        providers[column] = ""
with open(os.path.join(folder, "authority.csv")) as file:
    authority = list(csv.reader(file))[1][0]
registry = importlib.import_module("lac_validator.rules.lac2025_26").registry
validator = lac_validator.LacValidator(
    metadata={"collectionYear": "2026", "localAuthority": authority, "provider_info": providers},
    files=files,
    registry=registry,
)
report = Report(validator.ds_results, registry)
found = lac_validator.create_issue_df(report.report, report.error_report)
found.to_csv(out, index=False)
print(f"{len(validator.dones)} rules run, {len(validator.skips)} skipped, {len(validator.fails)} failed, {len(found)} cells")
