"""A file that is corrupt, a bomb or no table ends in one clear line, and nothing is kept of it."""

import contextlib
import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from etl.datasets import sheets
from etl.datasets.ingest import ingest
from etl.datasets.kinds import KINDS
from etl.errors import InputError

from .files import AI_JOBS, LCA, a_file, csv_text, lines_of, table, workbook, zipped

BILLION_LAUGHS = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">{}]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">
<c r="A1" t="str"><v>&z;</v></c></row></sheetData></worksheet>""".format(
    "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefghijk", "bcdefghijkz", strict=True)
    )
)


def refusal(path, kind="lca"):
    """What is said of a file; nothing stands in the folder."""
    out = path.parent / "out"
    with pytest.raises(InputError) as refused:
        ingest(path, KINDS[kind], out)
    assert not list(out.glob("[!.]*"))
    assert not list(out.glob(".ingesting-*"))
    said = str(refused.value)
    assert said.startswith(f"{path}: ")
    assert "\n" not in said
    return said.removeprefix(f"{path}: ")


def cut(content):
    return content[: len(content) * 2 // 3]


def with_member(path, name, content):
    """A workbook in which one member is another."""
    with zipfile.ZipFile(path) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    return zipped(path, **{**members, name: content})


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"", "empty; expected a .xlsx, .csv or .zip"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "an .xls or a locked workbook; expected it saved as .xlsx without a"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\0\0", "not a table; expected a .xlsx, .csv or .zip"),
        ("a.xlsx", b"PK\x03\x04" + b"x" * 100, "corrupt (File is not a zip file); expected a whole .xlsx, .csv or .zip"),
        ("a.csv", b'a,b\n"1,2\n3,4\n', "corrupt (unexpected end of data); "),
        ("a.csv", b"a,b\n\x81\x8d,2\n", "corrupt ("),
        ("a.csv", b"a,b\n" + b"x" * 200_000 + b",1\n", "corrupt (field larger than field limit (131072)); "),
    ],
)  # fmt: skip
def test_what_is_no_table(tmp_path, name, content, said):
    (path := tmp_path / name).write_bytes(content)
    assert refusal(path).startswith(said)


def test_a_folder_and_nothing_at_all(tmp_path):
    (tmp_path / "a").mkdir()
    assert (
        refusal(tmp_path / "a") == refusal(tmp_path / "b") == "no such file; expected a .xlsx, .csv or .zip"
    )


def test_a_workbook_that_was_cut_off(tmp_path):
    path = a_file(tmp_path, "lca")
    path.write_bytes(cut(path.read_bytes()))
    assert refusal(path).startswith("corrupt (File is not a zip file)")


@pytest.mark.parametrize(
    ("member", "content"),
    [
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row>"),
        ("xl/worksheets/sheet1.xml", b"no xml"),
        ("xl/worksheets/sheet1.xml", BILLION_LAUGHS),
        ("xl/workbook.xml", b""),
        ("[Content_Types].xml", b"<Types/>"),
    ],
)
def test_a_workbook_that_is_broken_inside(tmp_path, member, content):
    path = with_member(a_file(tmp_path, "lca"), member, content)
    assert refusal(path).startswith("corrupt (")


def test_a_row_below_the_last_line_of_a_sheet(tmp_path):
    path = a_file(tmp_path, "lca")
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    path = with_member(
        path, "xl/worksheets/sheet1.xml", sheet.replace(b'<row r="2"', b'<row r="99999999999"')
    )
    assert refusal(path).startswith("corrupt (a row below line 1,048,576)")


def test_a_table_that_breaks_off_below_good_rows_is_kept_in_no_part(tmp_path):
    text = csv_text(lines_of(LCA, *[LCA] * 50)) + '"open'
    (path := tmp_path / "a.csv").write_text(text)
    assert refusal(path).startswith("corrupt (unexpected end of data)")


def test_a_member_that_fails_its_checksum(tmp_path):
    path = zipped(tmp_path / "a.zip", **{"a.csv": csv_text(lines_of(AI_JOBS))})
    content = bytearray(path.read_bytes())
    content[60] ^= 0xFF
    path.write_bytes(content)
    assert refusal(path, "ai-jobs").startswith("corrupt (")


@pytest.mark.parametrize("suffix", [".zip", ".xlsx"])
def test_a_zip_bomb(tmp_path, suffix):
    bomb = b"0," * (10 << 20)
    if suffix == ".zip":
        path = zipped(tmp_path / "a.zip", **{"a.csv": bomb})
        assert refusal(path).startswith("a.csv unpacks to 1,0")
    else:
        path = with_member(a_file(tmp_path, "lca"), "xl/worksheets/sheet1.xml", bomb)
        assert refusal(path).startswith("xl/worksheets/sheet1.xml unpacks to 1,0")
    assert refusal(path).endswith(" times its size; expected 200 at most")


def test_a_bomb_in_a_workbook_in_a_zip(tmp_path):
    inner = with_member(a_file(tmp_path, "lca"), "xl/worksheets/sheet1.xml", b" " * (20 << 20))
    stored = tmp_path / "a.zip"
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        archive.write(inner, "a.xlsx")
    assert refusal(stored).startswith("xl/worksheets/sheet1.xml unpacks to ")


@pytest.mark.parametrize(
    ("limit", "most", "said"),
    [
        ("MOST_UNPACKED", 1000, "holds "),
        ("MOST_MEMBERS", 3, "holds "),
    ],
)
def test_limits_of_size(tmp_path, monkeypatch, limit, most, said):
    monkeypatch.setattr(sheets, limit, most)
    assert refusal(a_file(tmp_path, "lca")).startswith(said)


def a_workbook_with_a_table_of_texts(path):
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for n, line in enumerate(lines_of(LCA)):
            sheet.write_row(n, 0, line)
    return path


def test_a_table_of_texts_is_used_and_bounded(tmp_path, monkeypatch):
    path = a_workbook_with_a_table_of_texts(tmp_path / "a.xlsx")
    assert ingest(path, KINDS["lca"], tmp_path / "kept").report["kept"] == 1
    broken = a_workbook_with_a_table_of_texts(tmp_path / "b.xlsx")
    assert refusal(with_member(broken, "xl/sharedStrings.xml", b"<sst/>")).startswith("corrupt (")
    monkeypatch.setattr(sheets, "MOST_TEXTS", 100)
    assert refusal(path).endswith(" bytes of texts; expected 100 at most")


def test_a_size_that_a_zip_states_falsely(tmp_path):
    """A reader of zips stops at the size that is stated, and finds that the content is another."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"0," * (10 << 20))
    size = (20 << 20).to_bytes(4, "little")
    (path := tmp_path / "a.zip").write_bytes(packed.getvalue().replace(size, (100).to_bytes(4, "little")))
    assert refusal(path).startswith("corrupt (Bad CRC-32")


def test_a_zip_without_a_table(tmp_path):
    assert (
        refusal(zipped(tmp_path / "a.zip", **{"a.pdf": b"x"}))
        == "a zip without a table; expected a .xlsx or .csv in it"
    )


def test_a_wrong_size_in_a_sheet_loses_no_row(tmp_path):
    path = a_file(tmp_path, "lca", {}, {}, {})
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    start = sheet.index('<dimension ref="') + len('<dimension ref="')
    path = with_member(
        path, "xl/worksheets/sheet1.xml", sheet[:start] + "A1" + sheet[sheet.index('"', start) :]
    )
    assert ingest(path, KINDS["lca"], tmp_path / "out").report["kept"] == 3


def test_rows_of_a_sheet_may_be_short_or_empty(tmp_path):
    header, row = lines_of(LCA)
    path = workbook(tmp_path / "a.xlsx", [header, row, [], row[:-1]])
    assert ingest(path, KINDS["lca"], tmp_path / "out").report["read"] == 2


def test_a_header_alone_in_a_csv(tmp_path):
    assert refusal(table(tmp_path / "a.csv", [list(LCA)])) == "no row could be used (there are none)"


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """The content of a good file in each format."""
    folder = tmp_path_factory.mktemp("good")
    book = a_file(folder, "lca", {}, {}).read_bytes()
    text = csv_text(lines_of(LCA, LCA)).encode()
    sheets_of_it = {
        "sheet": zipfile.ZipFile(io.BytesIO(book)).read("xl/worksheets/sheet1.xml"),
        "workbook": zipfile.ZipFile(io.BytesIO(book)).read("xl/workbook.xml"),
        "styles": zipfile.ZipFile(io.BytesIO(book)).read("xl/styles.xml"),
    }
    return {
        "xlsx": book,
        "csv": text,
        "zip": zipped(folder / "a.zip", **{"a.csv": text}).read_bytes(),
        **sheets_of_it,
    }


@given(data=st.data())
@pytest.mark.parametrize("part", ["xlsx", "csv", "zip", "sheet", "workbook", "styles"])
def test_a_file_with_any_byte_changed_is_read_or_refused(tmp_path_factory, good, part, data):
    content = bytearray(good[part])
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    folder = tmp_path_factory.mktemp("changed")
    if part in ("xlsx", "csv", "zip"):
        (path := folder / f"a.{part}").write_bytes(content)
    else:
        (path := folder / "a.xlsx").write_bytes(good["xlsx"])
        names = {
            "sheet": "xl/worksheets/sheet1.xml",
            "workbook": "xl/workbook.xml",
            "styles": "xl/styles.xml",
        }
        path = with_member(path, names[part], bytes(content))
    with contextlib.suppress(InputError):
        ingest(path, KINDS["lca"], folder / "out")
