"""Runs the public validator of the children in need census on a file, its report written.

python peer_cin.py FILE OUT [repaired]: with `repaired` its reader gathers rows in lists, where the one that is shipped
copies every table for every child. Nothing else is changed.
"""
import contextlib, importlib, io, sys, warnings
import xml.etree.ElementTree as ET

warnings.simplefilter("ignore")

import pandas as pd
from cin_validator import cin_validator, ingress


class Gathered:
    """Rows of a table, with as much of a frame as the reader asks for."""

    def __init__(self, rows=(), columns=(), fixed=False):
        self.rows, self.columns, self.fixed = list(rows), list(columns), fixed

    @staticmethod
    def from_dict(rows):
        return Gathered(rows)

    def __getitem__(self, column):
        return pd.Series([row.get(column) for row in self.rows])

    def frame(self):
        frame = pd.DataFrame(self.rows)
        return frame.reindex(columns=self.columns + [each for each in frame if each not in self.columns])


class Repaired:
    """What the reader uses of pandas."""

    NA = pd.NA
    DataFrame = Gathered

    @staticmethod
    def concat(both, ignore_index):
        first, second = both
        if first.fixed:
            first = Gathered(first.rows, first.columns)
        first.rows.extend(second.rows)
        return first


def repair():
    reader = ingress.XMLtoCSV
    names = [name for name, value in vars(reader).items() if isinstance(value, pd.DataFrame)]
    for name in names:
        setattr(reader, name, Gathered(columns=getattr(reader, name).columns, fixed=True))
    ingress.pd = Repaired
    read = reader.__init__

    def init(self, root):
        read(self, root)
        for name in names:
            setattr(self, name, getattr(self, name).frame())

    reader.__init__ = init


source, out = sys.argv[1:3]
if "repaired" in sys.argv[3:]:
    repair()
registry = importlib.import_module("cin_validator.rules.cin2025_26").registry
with contextlib.redirect_stdout(io.StringIO()):
    tables = cin_validator.process_data(cin_validator.convert_data(ET.parse(source).getroot()))
    validator = cin_validator.CinValidator(tables, registry)
    found = validator.full_issue_df
    validator.user_report.to_csv(out, index=False)
print(f"{len(registry)} rules, {len(found)} places")
