"""Opens the workbooks that people fill in with LibreOffice, fills them in badly, and opens what comes back (R-40).

Usage: sheets.py PROGRAM FOLDER

Every template is fetched over HTTP, saved by LibreOffice as an office would save it, filled in with a row in which nothing
is right, sent, and the workbook that comes back is saved by LibreOffice once more. Each must offer lists to choose from, and
what comes back must have what was typed, the bad cells coloured and a comment on each. The files stay in FOLDER.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

from ward import Ward

WRONG = "không đúng"


def opened(folder, name, content, data):
    """A workbook as LibreOffice saves it anew."""
    (folder / "sent").mkdir(exist_ok=True)
    file = folder / "sent" / f"{name}.xlsx"
    file.write_bytes(content)
    convert = ["soffice", f"-env:UserInstallation=file://{data}/office", "--headless", "--convert-to", "xlsx", "--outdir", str(folder), str(file)]
    subprocess.run(convert, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
    return openpyxl.load_workbook(folder / f"{name}.xlsx")


def head_of(sheet):
    """The row of the headings."""
    for row in sheet.iter_rows(min_row=1, max_row=10):
        if any(cell.value == "Họ và tên" for cell in row):
            return row
    raise SystemExit(f"{sheet.title} has no head")


def templates(ward):
    """Every import: its name, where its template lies, where a workbook is marked."""
    yield "roster", "/staff/import/template", "/staff/import/preview/workbook"
    yield "absences", "/absences/import/template", "/absences/import/preview/workbook"
    yield "past-training", "/past-trainings/template", "/past-trainings/import/preview/workbook"
    own = next(one for one in ward.items("/courses?limit=200&origin=own") if one["state"] != "cancelled")
    for part in ("nominations", "attendance", "results", "certificates"):
        base = f"/courses/{own['id']}/{part}/import"
        yield part, f"{base}/template", f"{base}/preview/workbook"


def faults_of(ward, folder, data, name, template, marked):
    """What is wrong with one import's workbooks."""
    faults = []
    book = opened(folder, name, ward.ask(template), data)
    sheet = book.worksheets[0]
    head = head_of(sheet)
    lists = [one for one in sheet.data_validations.dataValidation if one.type == "list"]
    if not lists:
        faults.append("there is no list to choose from")
    # LibreOffice without a window keeps no view, so that this is read from what was sent.
    if openpyxl.load_workbook(folder / "sent" / f"{name}.xlsx").worksheets[0].freeze_panes is None:
        faults.append("the head is not frozen")
    row = head[0].row + 1
    for cell in head:
        if cell.value:
            target = sheet.cell(row, cell.column)
            target.number_format = "@"
            target.value = f"=1+1 {WRONG}" if cell.value == "Ghi chú" else WRONG
    typed = folder / f"{name}-typed.xlsx"
    book.save(typed)
    back = opened(folder, f"{name}-back", ward.upload(marked, f"{name}.xlsx", typed.read_bytes()), data)
    sheet = back.worksheets[0]
    cells = [cell for line in sheet.iter_rows() for cell in line]
    commented = [cell for cell in cells if cell.comment]
    if not commented:
        faults.append("nothing is commented")
    for cell in commented:
        if not cell.comment.text.strip(": \n"):
            faults.append(f"{cell.coordinate}: an empty comment")
        if cell.comment.text.startswith(":"):
            faults.append(f"{cell.coordinate}: a comment that begins with the mark of an author")
        if cell.fill.fill_type != "solid":
            faults.append(f"{cell.coordinate}: commented and not coloured")
    if not any(cell.value == WRONG for cell in cells):
        faults.append("what was typed is gone")
    if any(isinstance(cell.value, str) and cell.data_type == "f" for cell in cells):
        faults.append("words became a formula")
    print(f"{'ok    ' if not faults else 'FAILED'} {name}: {len(lists)} lists, {len(commented)} comments: {commented[0].comment.text.strip() if commented else ''}")
    return faults


def main():
    program, folder = os.path.abspath(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    with tempfile.TemporaryDirectory() as data:
        ward = Ward(program, data)
        try:
            for name, template, marked in list(templates(ward)):
                faults = faults_of(ward, folder, data, name, template, marked)
                for fault in faults:
                    print(f"       {fault}")
                failed += bool(faults)
        finally:
            ward.stop()
    sys.exit(1 if failed else 0)


main()
