"""Opens the papers of the demonstration with LibreOffice and checks them as PDF against Nghị định 30/2020/NĐ-CP, annex I.

Usage: check.py PROGRAM FOLDER

The program is started with its demonstration; every kind of paper is fetched over HTTP by somebody who may, turned into
PDF, and looked at letter by letter: the size of the page, margins, fonts, the size and the style of each block and its
place, rules, the number of the page, and whether a table runs off it. The papers, the PDFs and pictures of their pages
stay in FOLDER (R-33, R-34, R-37).
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTCurve, LTLine, LTRect

from ward import Ward

MILLIMETRE = 72 / 25.4
COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass
class Line:
    """A line of text as it stands on a page; `y` counts from the top."""

    text: str
    page: int
    x0: float
    x1: float
    y: float
    sizes: set
    fonts: set

    @property
    def style(self):
        names = " ".join(self.fonts).lower()
        return ("bold " if "bold" in names else "") + ("italic" if "italic" in names else "")


@dataclass
class Sheet:
    """A page: its size, its lines of text, and the ends of what is drawn on it."""

    number: int
    width: float
    height: float
    lines: list = field(default_factory=list)
    rules: list = field(default_factory=list)

    @property
    def landscape(self):
        return self.width > self.height


def characters(item):
    if isinstance(item, LTChar):
        yield item
    elif hasattr(item, "__iter__"):
        for child in item:
            yield from characters(child)


def drawn(item):
    if isinstance(item, (LTLine, LTRect, LTCurve)):
        yield item
    elif hasattr(item, "__iter__"):
        for child in item:
            yield from drawn(child)


def read(pdf):
    """The pages of a PDF. Letters of one height that stand close together are one line: a gap is another column."""
    sheets = []
    for number, page in enumerate(extract_pages(str(pdf), laparams=LAParams(all_texts=True)), 1):
        sheet = Sheet(number, page.width, page.height)
        letters = sorted(characters(page), key=lambda letter: (-round(letter.y0 / 3), letter.x0))
        current = []
        for letter in [*letters, None]:
            apart = (
                letter is None
                or not current
                or abs(letter.y0 - current[-1].y0) > 3
                or letter.x0 - current[-1].x1 > 12
            )
            if apart and current:
                inked = [one for one in current if one.get_text().strip()]
                if inked:
                    text = unicodedata.normalize("NFC", "".join(one.get_text() for one in current)).strip()
                    sheet.lines.append(
                        Line(
                            re.sub(r"\s+", " ", text),
                            number,
                            inked[0].x0,
                            inked[-1].x1,
                            page.height - inked[0].y1,
                            {round(one.matrix[0] if one.matrix[0] > 1 else one.size, 1) for one in inked},
                            {one.fontname for one in inked},
                        )
                    )
                current = []
            if letter is not None:
                current.append(letter)
        sheet.rules = [(one.x0, one.x1, page.height - one.y1, one.y1 - one.y0) for one in drawn(page)]
        sheets.append(sheet)
    return sheets


class Check:
    """What was found wrong with one paper."""

    def __init__(self, name, sheets):
        self.name, self.sheets, self.faults = name, sheets, []

    def holds(self, what, holds, detail=""):
        if not holds:
            self.faults.append(f"{what}{': ' if detail else ''}{detail}")

    def line(self, text, page=None, starts=False):
        """The first line that is, or begins with, this text."""
        for sheet in self.sheets if page is None else [self.sheets[page - 1]]:
            for line in sheet.lines:
                if line.text == text or (starts and line.text.startswith(text)):
                    return line
        self.faults.append(f"missing: {text}")
        return None

    def block(self, text, sizes, style, page=1, starts=False):
        line = self.line(text, page, starts)
        if line:
            self.holds(f"size of “{line.text[:40]}”", all(sizes[0] <= one <= sizes[1] for one in line.sizes), f"{line.sizes}")
            self.holds(f"style of “{line.text[:40]}”", line.style.strip() == style, line.style)
        return line

    def pages(self):
        for sheet in self.sheets:
            long, short = max(sheet.width, sheet.height), min(sheet.width, sheet.height)
            self.holds("A4", abs(long - 841.9) < 1 and abs(short - 595.3) < 1, f"page {sheet.number}: {sheet.width}×{sheet.height}")
            left, right = 30 * MILLIMETRE, sheet.width - 15 * MILLIMETRE
            top, bottom = 20 * MILLIMETRE, sheet.height - 20 * MILLIMETRE
            for line in sheet.lines:
                if line.y < top - 6:
                    continue
                self.holds("left margin", line.x0 > left - 2, f"page {sheet.number}: {line.text[:40]} at {line.x0:.0f}")
                self.holds("right margin", line.x1 < right + 2, f"page {sheet.number}: {line.text[:40]} to {line.x1:.0f}")
                self.holds("bottom margin", line.y < bottom, f"page {sheet.number}: {line.text[:40]} at {line.y:.0f}")
            for x0, x1, y, _ in sheet.rules:
                self.holds("what is drawn stays within the margins", x0 > left - 8 and x1 < right + 3, f"page {sheet.number}: {x0:.0f}–{x1:.0f}")
            self.holds("no page is blank", bool(sheet.lines), f"page {sheet.number}")

    def page_numbers(self):
        """Hidden on the first page of the paper and of each annex, else counted on, in the middle of the upper margin."""
        expected = 0
        for sheet in self.sheets:
            begins = sheet.number == 1 or any(line.text.startswith("Phụ lục") and line.y < 100 for line in sheet.lines)
            expected = 1 if begins else expected + 1
            above = [line for line in sheet.lines if line.y < 20 * MILLIMETRE - 6]
            if begins:
                self.holds("no number on a first page", not above, f"page {sheet.number}: {[line.text for line in above]}")
                continue
            self.holds("the page's number", [line.text for line in above] == [str(expected)], f"page {sheet.number}: {[line.text for line in above]}")
            for line in above:
                centre = (30 * MILLIMETRE + sheet.width - 20 * MILLIMETRE) / 2
                self.holds("its number in the middle", abs((line.x0 + line.x1) / 2 - centre) < 4)
                self.holds("its number's size", all(13 <= size <= 14 for size in line.sizes), f"{line.sizes}")

    def head(self, number):
        country = self.block(COUNTRY, (12, 13), "bold")
        motto = self.block(MOTTO, (13, 14), "bold")
        place = self.block("Thạch Khôi, ngày", (13, 14), "italic", starts=True)
        if number:
            self.block("Số:", (13, 13), "", starts=True)
        if not (country and motto and place):
            return
        self.holds("country, motto, place one beneath the other", country.y < motto.y < place.y)
        agency = [line for line in self.sheets[0].lines if line.x1 < country.x0 and line.y < place.y and "bold" in line.style]
        self.holds("an issuing agency in bold at the left", bool(agency))
        beneath = lambda line: [rule for rule in self.sheets[0].rules if 0 < rule[2] - line.y < 24 and rule[0] > line.x0 - 30 and rule[1] < line.x1 + 30]
        rules = beneath(motto)
        wide = motto.x1 - motto.x0
        self.holds("a rule beneath the motto, as long as it", any(abs(x1 - x0 - wide) < wide / 10 for x0, x1, _, _ in rules), f"{rules} beneath {wide:.0f}")
        if agency:
            last = max(agency, key=lambda line: line.y)
            wide = last.x1 - last.x0
            rules = beneath(last)
            self.holds("a rule beneath the agency, a third to half of it", any(wide / 3 - 2 < x1 - x0 < wide / 2 + 2 for x0, x1, _, _ in rules), f"{rules} beneath {wide:.0f}")

    def company(self):
        """Nobody signs, and no sum stands, on a page of its own: something of the text or the table is above it."""
        annex = next((one.number for one in self.sheets if any(line.text.startswith("Phụ lục") and line.y < 100 for line in one.lines)), None)
        last = self.sheets[-1 if annex is None else annex - 2]
        text = [line for line in last.lines if line.y > 20 * MILLIMETRE - 6]
        foot = min((line.y for line in text if line.text == "Nơi nhận:"), default=float("inf"))
        self.holds("text on the page that is signed", any(not line.style and line.y < foot for line in text), f"page {last.number}")
        for sheet in self.sheets:
            for sum_row in (line for line in sheet.lines if line.text.startswith("Tổng cộng") and "bold" in line.style):
                rows = [line for line in sheet.lines if line.text.isdigit() and 20 * MILLIMETRE < line.y < sum_row.y and not line.style]
                self.holds("a row above a sum", bool(rows), f"page {sheet.number}")

    def fonts(self, pdf):
        listed = subprocess.run(["pdffonts", str(pdf)], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
        self.holds("fonts", bool(listed))
        for font in listed:
            name = font.split()[0]
            embedded = re.search(r" (yes|no) +(yes|no) +(yes|no) ", font)
            self.holds("every font is embedded", embedded and embedded[1] == "yes", name)
            self.holds("Times New Roman, or the font with its metrics", bool(re.search("TimesNewRoman|LiberationSerif", name)), name)

    def order(self, texts):
        """Each of these begins a line, one after the other."""
        places = []
        for text in texts:
            line = self.line(text, starts=True)
            if line:
                places.append((line.page, line.y))
        self.holds("blocks in their order", places == sorted(places), f"{texts}")

    def words(self, texts):
        whole = " ".join(line.text for sheet in self.sheets for line in sheet.lines)
        squeezed = re.sub(r"\s+", "", whole)
        for text in texts:
            self.holds("Vietnamese words whole", re.sub(r"\s+", "", unicodedata.normalize("NFC", text)) in squeezed, text)
        self.holds("no combining marks", not any(unicodedata.combining(letter) for letter in whole))


def papers(ward):
    """Every kind of paper: its name, its address, whether it has a number, its title, what stands in which order, words."""
    decisions = ward.items("/decisions?limit=200")
    several = [one for one in decisions if len(one["nomination_ids"]) > 1]
    one = [one for one in decisions if len(one["nomination_ids"]) == 1]
    articles = ["QUYẾT ĐỊNH", "Về việc", "CHỦ TỊCH ỦY BAN NHÂN DÂN", "Căn cứ", "QUYẾT ĐỊNH:", "Điều 1.", "Điều 2.", "Điều 3.", "Nơi nhận:"]
    for name, found, after in (("decision-list", several, ["DANH SÁCH"]), ("decision-person", one, [])):
        yield name, f"/decisions/{found[0]['id']}/paper", True, "QUYẾT ĐỊNH", articles + after, ["./."]
    plan = ward.items("/year-plans")[0]
    yield "year-plan", f"/year-plans/{plan['id']}/paper", True, "KẾ HOẠCH", ["KẾ HOẠCH", "I. MỤC ĐÍCH", "II. NỘI DUNG", "III. TỔ CHỨC", "Nơi nhận:", "Phụ lục"], ["TM. ỦY BAN NHÂN DÂN", "./."]
    needs = ward.items("/needs-rounds")[0]
    yield "needs-letter", f"/needs-rounds/{needs['id']}/paper", True, None, ["Số:", "V/v", "Kính gửi:", "Nơi nhận:", "Phụ lục", "NHU CẦU"], ["./."]
    handed_in = [one for one in ward.items("/needs-submissions?limit=200") if one["state"] != "draft"]
    submission = next(one for one in handed_in if json.loads(ward.ask(f"/needs-submissions/{one['id']}"))["needs"])
    yield "needs-of-unit", f"/needs-submissions/{submission['id']}/paper", True, "BÁO CÁO", ["BÁO CÁO", "Kính gửi:", "Nơi nhận:", "Phụ lục", "NHU CẦU"], [submission["unit_name"]]
    evaluation = next(one for one in ward.items("/evaluations?limit=200") if one["state"] == "signed")
    form = ["PHIẾU ĐÁNH GIÁ", "Họ và tên", "I. NGƯỜI ĐƯỢC", "II. ĐÁNH GIÁ", "III. NHẬN XÉT"]
    yield "evaluation", f"/evaluations/{evaluation['id']}/paper", False, "PHIẾU ĐÁNH GIÁ", form, [evaluation["person"]["full_name"], evaluation["band"]]
    yield "evaluation-empty", "/evaluation-forms/paper", False, "PHIẾU ĐÁNH GIÁ", form, ["Kết quả thực thi nhiệm vụ"]
    report = ward.items("/result-reports?limit=200")[0]
    yield "result-report", f"/result-reports/{report['id']}/paper", False, "BÁO CÁO", ["BÁO CÁO", "Họ và tên", "I. NỘI DUNG", "II. LIÊN HỆ", "III. KẾ HOẠCH", "IV. KIẾN NGHỊ"], [report["full_name"], report["course_name"]]
    attended = next(one for one in ward.items("/courses?limit=200&origin=own") if one["state"] != "cancelled")
    yield "attendance", f"/courses/{attended['id']}/attendance/paper", False, "DANH SÁCH ĐIỂM DANH", ["DANH SÁCH ĐIỂM DANH", "Lớp:", "Thời gian:"], [attended["name"]]
    reported = [one for one in ward.items("/unit-reports?limit=200") if one["id"]]
    sections = ["BÁO CÁO", "I. CÔNG TÁC", "II. KẾT QUẢ", "III. KHÓ KHĂN", "IV. PHƯƠNG HƯỚNG", "V. KIẾN NGHỊ", "Nơi nhận:"]
    for one in ward.items("/ward-reports"):
        yield f"ward-report-{one['state']}", f"/ward-reports/{one['id']}/paper", True, "BÁO CÁO", sections + ["Phụ lục I", "KẾT QUẢ CỬ CÁN BỘ", "Phụ lục II"], ["TM. ỦY BAN NHÂN DÂN", "./."]
    trained = ward.items("/training-lists?event=evaluated")[0]
    yield "training-file", f"/staff/{trained['id']}/training-file/paper", False, "HỒ SƠ BỒI DƯỠNG", ["HỒ SƠ BỒI DƯỠNG", "I. THÔNG TIN", "Họ và tên", "II. TỔNG HỢP", "Phụ lục", "QUÁ TRÌNH"], [trained["full_name"]]
    yield "unit-report", f"/unit-reports/{reported[0]['id']}/paper", True, "BÁO CÁO", ["BÁO CÁO", "Kính gửi:", "I. CÔNG TÁC", "II. KẾT QUẢ", "III. KHÓ KHĂN", "IV. PHƯƠNG HƯỚNG", "V. KIẾN NGHỊ", "Nơi nhận:"], [reported[0]["unit_name"]]


def main():
    program, folder = os.path.abspath(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    with tempfile.TemporaryDirectory() as data:
        ward = Ward(program, data)
        try:
            wanted = list(papers(ward))
            for name, path, *_ in wanted:
                (folder / f"{name}.docx").write_bytes(ward.ask(path))
        finally:
            ward.stop()
        files = [str(folder / f"{name}.docx") for name, *_ in wanted]
        convert = ["soffice", f"-env:UserInstallation=file://{data}/office", "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
        subprocess.run(convert, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    failed = 0
    for name, _, number, title, order, words in wanted:
        pdf = folder / f"{name}.pdf"
        subprocess.run(["pdftoppm", "-r", "70", "-png", str(pdf), str(folder / name)], check=True)
        check = Check(name, read(pdf))
        check.pages()
        check.page_numbers()
        check.head(number)
        check.company()
        check.fonts(pdf)
        check.order(order)
        check.words(words)
        if title:
            check.block(title, (13, 14), "bold")
        if number:
            check.block("Nơi nhận:", (12, 12), "bold italic", page=None)
            check.block("- Lưu:", (11, 11), "", page=None, starts=True)
        print(f"{'ok    ' if not check.faults else 'FAILED'} {name}: {len(check.sheets)} pages")
        for fault in sorted(set(check.faults))[:20]:
            print(f"       {fault}")
        failed += bool(check.faults)
    sys.exit(1 if failed else 0)


main()
