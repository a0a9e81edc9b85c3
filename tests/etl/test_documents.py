"""Documents as they are read: front matter, bare files, and one clear line for everything that is wrong."""

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest

from etl.documents import MAX_BYTES, document_paths, load_document, refuse_duplicates
from etl.errors import InputError

NOTE = """---
title: Data Engineer
role: Data Engineer
publisher: Example Press
url: https://example.org/data-engineer
published: 2024-05-18
retrieved: 2026-11-20
salary_year: 2024
reviewer: somebody
---

# Data Engineer

Average pay is $100,000.
"""


@pytest.fixture
def written(tmp_path):
    """Writes a file and gives back its path."""

    def write(content, name="guide.md"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    return write


def test_front_matter_describes_the_document(written):
    document = load_document(written(NOTE))
    assert document.id == "guide"
    assert (document.title, document.role, document.publisher) == (
        "Data Engineer",
        "Data Engineer",
        "Example Press",
    )
    assert document.url == "https://example.org/data-engineer"
    assert (document.published, document.retrieved) == (date(2024, 5, 18), date(2026, 11, 20))
    assert document.salary_year == 2024


def test_lines_keep_their_numbers_in_the_file(written):
    document = load_document(written(NOTE))
    assert document.body_line == 11
    assert document.lines[13 - 1] == ""
    assert document.lines[14 - 1] == "Average pay is $100,000."


def test_the_digest_is_that_of_the_file(written):
    assert load_document(written(NOTE)).sha256 == hashlib.sha256(NOTE.encode()).hexdigest()


def test_a_bare_file_names_itself(written):
    path = written("# Data Engineer\n\nAverage pay is $100,000.\n", "bare.txt")
    document = load_document(path)
    assert (document.id, document.title, document.url) == ("bare", "Data Engineer", path.as_posix())
    assert (document.publisher, document.published, document.salary_year) == (None, None, None)
    assert document.body_line == 1


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("\n\n  Data Engineer \nPay: $1\n", "Data Engineer"),
        ("**Data Engineer**\n\nPay\n", "Data Engineer"),
        ("## Data Engineer\r\n\r\nPay\r\n", "Data Engineer"),
        ("\ufeffData Engineer\nPay\n", "Data Engineer"),
        ("---\n---\nData Engineer\n", "Data Engineer"),
        ("---\n\nData Engineer\n", "---"),
        ("---\ntitle: '  Data Engineer '\n---\nPay\n", "Data Engineer"),
        ("x" * 500, "x" * 120),
    ],
    ids=[
        "blanks",
        "bold",
        "crlf",
        "byte order mark",
        "empty front matter",
        "a rule",
        "blanks in yaml",
        "long line",
    ],
)
def test_the_title_is_found_in_the_first_lines(written, content, title):
    assert load_document(written(content)).title == title


def test_carriage_returns_are_no_part_of_a_line(written):
    assert load_document(written("a\r\nb\r\n")).lines == ("a", "b", "")


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b"", None, "is empty"),
        (b" \n\t\n", None, "is empty"),
        ("---\ntitle: Guide\n---\n\n", None, "is empty"),
        (b"PK\x03\x04\0\0\0", 1, "is binary"),
        (b"text\n\x00\xff\xfe", 2, "is binary"),
        ("Lohn: 50.000 €, Gehälter\n".encode("latin-1", "replace"), 1, "is not UTF-8"),
        (b"one\ntwo\n\xe9t\xe9\n", 3, "byte 0xe9 is not UTF-8"),
        ("---\ntitle: Guide\nPay\n", 1, "has no end"),
        ("---\ntitle: [Guide\n---\nPay\n", 2, "broken front matter"),
        ("---\ntitle: Guide\nrole: a: b\n---\nPay\n", 3, "broken front matter"),
        ("---\n- title\n- role\n---\nPay\n", 2, "not a list of keys"),
        ("---\ntitle: Guide\npublished: yesterday\n---\nPay\n", 3, "published"),
        ("---\ntitle: Guide\npublished: yesterday\n---\nPay\n", 3, "expected a date such as 2025-03-01"),
        ("---\nretrieved: 2025-13-41\n---\nPay\n", 2, "expected a date such as 2025-03-01"),
        ("---\nretrieved: [2025]\n---\nPay\n", 2, "expected a date such as 2025-03-01"),
        ("---\nsalary_year: 20245\n---\nPay\n", 2, "salary_year"),
        ("---\ntitle: ''\n---\nPay\n", 2, "title"),
    ],
)
def test_a_bad_file_gets_one_clear_line(written, content, line, says):
    path = written(content)
    with pytest.raises(InputError) as caught:
        load_document(path)
    message = str(caught.value)
    assert says in message
    assert "\n" not in message
    assert message.startswith(f"{path}:{line}: " if line else f"{path}: ")
    assert caught.value.line == line


def merge_keys(depth):
    """Each key stands for nine of the one before."""
    rows = [f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, depth)]
    return "\n".join(["a0: &a0 {k: v}", *rows])


@pytest.mark.parametrize(
    ("front", "line", "says"),
    [
        (merge_keys(9), 2, "an anchor or alias ('&', '*'); expected lines 'key: value'"),
        ("title: Guide\nrole: *a", 3, "an anchor or alias"),
        ("title: Guide\n<<: {role: Analyst}", 3, "a merge key"),
        ("title: !!python/name:os.system Guide", 2, "a tag"),
        ("title: Guide\nlists: " + "[" * 5_000, 3, "more than 8 levels deep"),
        ("title: Guide\nrole: Analyst\ntitle: Other", 4, "title stands twice"),
        ("title: Guide\nsalary_year: " + "9" * 5_000, 3, "salary_year: expected a year such as 2025"),
        ("title: Guide\nsalary_year: soon", 3, "salary_year: expected a year such as 2025"),
        ("title: Guide\npublished: 2025-03-01 25:61:00", 3, "expected a date such as 2025-03-01"),
        ("title: Guide\npublished: 1700000000", 3, "expected a date such as 2025-03-01"),
        ("title: Guide\nrole: [Analyst]", 3, "role: expected a text"),
        ("title: Guide\nrole: Ana\x1b[2Jlyst", 3, "a control character"),
        ('title: Guide\nrole: "Ana\\e[2Jlyst"', 3, "a control character"),
        ('title: Guide\nrole: "\\ud800"', 3, "a control character"),
        ('title: Guide\nrole: "\\U7fffffff"', 3, "an escape that names no character"),
        ('title: Guide\nrole: "\\UFFFFFFFF"', 3, "an escape that names no character"),
        ("? [a, b]\n: c", 2, "a key that is no text"),
        ("title: Guide\nnote: " + "a" * 70_000, 1, "more than 65,536 characters"),
    ],
)
def test_front_matter_that_never_ended_or_was_misread_is_one_clear_line(written, front, line, says):
    with pytest.raises(InputError) as caught:
        load_document(written(f"---\n{front}\n---\nPay\n"))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.line == line


def test_an_authors_own_keys_may_hold_what_they_like(written):
    front = "reviewed: 2025-13-41 25:61:00\ntags: [pay, {deep: [1, 2]}]\nnotes:\n  - a\n  - a"
    document = load_document(written(f"---\ntitle: 2024\npublished: ~\n{front}\n---\nPay\n"))
    assert (document.title, document.published) == ("2024", None)


def test_a_name_that_is_not_utf8_is_refused(tmp_path):
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.md")
    with pytest.raises(InputError, match="name is not UTF-8; expected another name"):
        load_document(path)


def test_a_pipe_or_a_device_is_refused_at_once(tmp_path):
    pipe = tmp_path / "guide.md"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/null")):
        with pytest.raises(InputError, match=r"is no regular file; expected a \.md or \.txt file"):
            load_document(path)


def test_a_missing_file_and_a_folder_are_named(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        load_document(tmp_path / "nothing.md")
    with pytest.raises(InputError, match="is a folder"):
        load_document(tmp_path)


def test_a_huge_file_is_refused_unread(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match="larger than 4 MB"):
        load_document(path)


def test_a_folder_gives_its_documents_in_one_order(tmp_path):
    for name in ("b.md", "a.txt", ".hidden.md", "picture.png"):
        (tmp_path / name).write_text("text")
    assert [path.name for path in document_paths(tmp_path)] == ["a.txt", "b.md"]


def test_two_files_of_one_id_are_refused(tmp_path):
    for name in ("guide.md", "guide.txt"):
        (tmp_path / name).write_text("text")
    with pytest.raises(InputError, match=r"document id 'guide' is taken by .*guide\.md"):
        document_paths(tmp_path)


def test_one_file_named_twice_is_refused_too(tmp_path):
    with pytest.raises(InputError, match="is taken by"):
        refuse_duplicates([tmp_path / "x" / "guide.md", tmp_path / "y" / "guide.md"])


@pytest.mark.parametrize("make", [lambda p: p / "missing", lambda p: p], ids=["missing", "without documents"])
def test_a_folder_without_documents_is_refused(tmp_path, make):
    with pytest.raises(InputError, match="expected"):
        document_paths(make(tmp_path))
