"""Lets LibreOffice read every workbook that Clientela writes, and compares what it understands, cell by cell.

`workbooks.py PROGRAM FOLDER`: PROGRAM (the terminal's) makes a demo business in FOLDER, exports each list as workbook and as strict CSV, and
writes the accountant's folder of a year. LibreOffice, without a screen, opens each workbook and saves it as its own format, where every
cell says its type. A text must be there as the same text, a number as the same number, a day as the same day, both as `openpyxl` reads the
workbook and, where there is one, as the CSV says. Ends with 1 when LibreOffice says a word, or a cell differs or is an error.
"""

import csv
import datetime
import glob
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree
import zipfile

import openpyxl

LISTS = ["clients", "people", "interactions", "tasks", "products", "sales", "payments"]
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
# A run of empty cells longer than this is the rest of the sheet.
REST = 1000


def run(*words, **more):
    done = subprocess.run(words, capture_output=True, text=True, check=False, **more)
    if done.returncode:
        sys.exit(f"{' '.join(words)}: {done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def said(cell):
    """A cell of LibreOffice's file as a value."""
    kind = cell.get(OFFICE + "value-type")
    if kind in ("float", "currency", "percentage"):
        return float(cell.get(OFFICE + "value"))
    if kind == "date":
        day = datetime.datetime.fromisoformat(cell.get(OFFICE + "date-value"))
        return day.replace(microsecond=0)
    if kind == "boolean":
        return cell.get(OFFICE + "boolean-value") == "true"
    paragraphs = ["".join(spoken(p)) for p in cell.iter(TEXT + "p")]
    return "\n".join(paragraphs) or None


def spoken(paragraph):
    """The text of a paragraph, whose repeated blanks are elements."""
    yield paragraph.text or ""
    for part in paragraph:
        if part.tag == TEXT + "s":
            yield " " * int(part.get(TEXT + "c", "1"))
        elif part.tag == TEXT + "tab":
            yield "\t"
        elif part.tag == TEXT + "line-break":
            yield "\n"
        else:
            yield from spoken(part)
        yield part.tail or ""


def opened(path):
    """Sheets of LibreOffice's file: name, and rows of values without the empty ends."""
    with zipfile.ZipFile(path) as packed:
        content = tree.fromstring(packed.read("content.xml"))
    for table in content.iter(TABLE + "table"):
        rows = []
        for row in table.iter(TABLE + "table-row"):
            values = []
            for cell in row:
                times = int(cell.get(TABLE + "number-columns-repeated", "1"))
                values += [said(cell)] * (times if times < REST else 1)
            times = int(row.get(TABLE + "number-rows-repeated", "1"))
            rows += [trimmed(values)] * (times if times < REST else 1)
        yield table.get(TABLE + "name"), ended(rows)


def trimmed(row):
    row = list(row)
    while row and row[-1] is None:
        row.pop()
    return row


def ended(rows):
    while rows and not rows[-1]:
        rows.pop()
    return rows


def written(path):
    """The same as another reader finds it."""
    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        rows = [trimmed(as_read(value) for value in row) for row in sheet.iter_rows(values_only=True)]
        yield sheet.title, ended(rows)


def as_read(value):
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, datetime.datetime):
        # A day with a fraction comes back within half a second of its moment.
        return (value + datetime.timedelta(milliseconds=500)).replace(microsecond=0)
    if isinstance(value, datetime.date):
        return datetime.datetime(value.year, value.month, value.day)
    return str(value).replace("\r\n", "\n") or None


def same(one, other):
    if isinstance(one, float) and isinstance(other, float):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one))
    if isinstance(one, datetime.datetime) and isinstance(other, datetime.datetime):
        return abs(one - other) <= datetime.timedelta(seconds=1)
    return one == other


def agrees(value, text):
    """Whether a value is what the CSV says."""
    if value is None:
        return text == ""
    if isinstance(value, bool):
        return text.lower() in (("true", "yes", "sí", "1") if value else ("false", "no", "0"))
    if isinstance(value, float):
        try:
            return same(value, float(text))
        except ValueError:
            return False
    if isinstance(value, datetime.datetime):
        try:
            told = datetime.datetime.fromisoformat(text.replace("Z", "")).replace(tzinfo=None)
        except ValueError:
            return False
        return same(value, told)
    # What a spreadsheet would take for a formula stands behind an apostrophe in a CSV.
    return value == (text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@") else text).replace("\r\n", "\n")


def differing(path, folder):
    """What LibreOffice and the others do not agree about."""
    name = os.path.splitext(os.path.basename(path))[0]
    found, told = list(opened(os.path.join(folder, name + ".ods"))), list(written(path))
    if [sheet for sheet, _ in found] != [sheet for sheet, _ in told]:
        yield f"sheets {[s for s, _ in found]}, written {[s for s, _ in told]}"
        return
    cells = 0
    for (sheet, theirs), (_, ours) in zip(found, told, strict=True):
        if len(theirs) != len(ours):
            yield f"{sheet}: {len(theirs)} rows, written {len(ours)}"
        for line, (a, b) in enumerate(zip(theirs, ours, strict=False), 1):
            width = max(len(a), len(b))
            for column in range(width):
                one = a[column] if column < len(a) else None
                other = b[column] if column < len(b) else None
                cells += 1
                if not same(one, other) or (isinstance(one, str) and one.startswith(("Err:", "#"))):
                    yield f"{sheet} {line}:{column + 1}: {one!r}, written {other!r}"
    beside = os.path.splitext(path)[0] + ".csv"
    if os.path.exists(beside):
        with open(beside, encoding="utf-8-sig", newline="") as text:
            head = text.readline()
            text.seek(0)
            # A CSV of the country says numbers in its own way; the strict ones are compared.
            rows = list(csv.reader(text)) if head.count(",") > head.count(";") else []
        if rows:
            sheet = found[0][1]
            if len(rows) != len(sheet):
                yield f"{len(sheet)} rows, the CSV has {len(rows)}"
            for line, (a, texts) in enumerate(zip(sheet[1:], rows[1:], strict=False), 2):
                for column, text in enumerate(texts):
                    value = a[column] if column < len(a) else None
                    if not agrees(value, text):
                        yield f"{line}:{column + 1} {rows[0][column]}: {value!r}, the CSV says {text!r}"
    print(f"{os.path.relpath(path)}: {sum(len(rows) for _, rows in found)} rows, {cells} cells")


def main(program, folder):
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    book, year = os.path.join(folder, "demo.clientela"), datetime.date.today().year
    run(program, "demo", "--clients", "300", "--seed", "7", "--book", book)
    for kind in LISTS:
        for words in (["--to", f"{kind}.xlsx"], ["--strict", "--to", f"{kind}.csv"]):
            run(program, "export", kind, "--book", book, *words[:-1], os.path.join(folder, words[-1]))
    pack = os.path.join(folder, "accountant")
    run(program, "accountant", str(year), "--tables-only", "--to", pack, "--book", book)
    workbooks = sorted(glob.glob(os.path.join(folder, "**", "*.xlsx"), recursive=True))
    converted = os.path.join(folder, "libreoffice")
    profile = "-env:UserInstallation=file://" + os.path.join(os.path.abspath(folder), "profile")
    words = run("soffice", profile, "--headless", "--convert-to", "ods", "--outdir", converted, *workbooks)
    bad = 0
    for line in words.splitlines():
        # That there is no Java is nothing about the files.
        if line.strip() and not line.startswith("convert ") and "javaldx" not in line:
            bad += 1
            print(f"LibreOffice says: {line}")
    for path in workbooks:
        for difference in differing(path, converted):
            bad += 1
            if bad < 40:
                print(f"{os.path.basename(path)}: {difference}")
    print(f"{len(workbooks)} workbooks, {bad} differences")
    return 1 if bad or not workbooks else 0


sys.exit(main(*sys.argv[1:]))
