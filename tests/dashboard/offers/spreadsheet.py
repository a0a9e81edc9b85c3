"""A small calculating engine for the workbooks: arithmetic, names, sums over ranges; anything else is an error."""

import io

from openpyxl import load_workbook
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.utils.cell import range_boundaries

OPERATORS = {"^": "**", "=": "==", "<>": "!="}


def total(*values):
    return sum(value for value in flat(values) if isinstance(value, int | float))


def sum_ifs(summed, *criteria):
    wanted = list(zip(criteria[::2], criteria[1::2], strict=True))
    assert all(len(flat([cells])) == len(flat([summed])) for cells, _ in wanted)
    rows = zip(flat([summed]), *(flat([cells]) for cells, _ in wanted), strict=True)
    return total([amount for amount, *seen in rows if seen == [value for _, value in wanted]])


FUNCTIONS = {
    "SUM": total,
    "MIN": lambda *values: min(flat(values)),
    "MAX": lambda *values: max(flat(values)),
    "AVERAGE": lambda *values: total(*values) / len(flat(values)),
    "IF": lambda test, then, otherwise: then if test else otherwise,
    "SUMIF": lambda cells, value, summed: sum_ifs(summed, cells, value),
    "SUMIFS": sum_ifs,
}


def flat(values):
    return [one for value in values for one in (flat(value) if isinstance(value, list | tuple) else [value])]


class Spreadsheet:
    """A workbook's cells with its formulas, and what they come to once cells have been changed."""

    def __init__(self, data):
        self.formulas = load_workbook(io.BytesIO(data))
        self.cached = load_workbook(io.BytesIO(data), data_only=True)
        self.names = {name: known.attr_text for name, known in self.formulas.defined_names.items()}
        self.known, self.begun = {}, set()
        self.compiled = {}

    def enter(self, reference, value):
        """Type a value into a cell that holds none of the formulas."""
        sheet, cell = self.place(reference)
        assert not str(self.formulas[sheet][cell].value).startswith("="), reference
        self.formulas[sheet][cell] = value
        self.known.clear()

    def place(self, reference, sheet=""):
        reference = self.names.get(reference, reference)
        named, _, cell = reference.rpartition("!")
        return named.strip("'") or sheet, cell.replace("$", "")

    def value(self, reference, sheet=""):
        """What a cell, a range or a name comes to."""
        sheet, cell = self.place(reference, sheet)
        if ":" in cell:
            left, top, right, bottom = range_boundaries(cell)
            rows = self.formulas[sheet].iter_rows(top, bottom, left, right)
            return [self.value(one.coordinate, sheet) for row in rows for one in row]
        if (sheet, cell) not in self.known:
            assert (sheet, cell) not in self.begun, f"{sheet}!{cell} depends on itself"
            self.begun.add((sheet, cell))
            found = self.formulas[sheet][cell]
            is_formula = found.data_type == "f"
            self.known[sheet, cell] = self.calculate(found.value, sheet) if is_formula else found.value
            self.begun.remove((sheet, cell))
        return self.known[sheet, cell]

    def calculate(self, formula, sheet):
        if formula not in self.compiled:
            tokens = "".join(python_of(token) for token in Tokenizer(formula).items)
            self.compiled[formula] = compile(tokens.strip(), formula, "eval")
        return eval(
            self.compiled[formula],
            {"__builtins__": {}, "at": lambda name: self.value(name, sheet), **FUNCTIONS},
        )

    def all_formulas(self):
        """Every cell with a formula, as sheet and cell."""
        for sheet in self.formulas:
            for row in sheet.iter_rows():
                yield from ((sheet.title, cell.coordinate) for cell in row if cell.data_type == "f")


def python_of(token):
    if token.type == Token.OPERAND:
        if token.subtype == Token.RANGE:
            return f"at({token.value!r})"
        assert token.subtype == Token.NUMBER, token.value
        return token.value
    if token.type == Token.OP_IN:
        return OPERATORS.get(token.value, token.value)
    assert token.type in (Token.FUNC, Token.SEP, Token.PAREN), token.value
    return token.value
