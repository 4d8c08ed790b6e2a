"""Prints the confirmations of a course of the ward's own and reads them as somebody with a telephone would (R-27).

Usage: confirmations.py PROGRAM FOLDER

The program is started with its demonstration. The PDF is looked at as such (size, fonts inside, every block in its place),
each page is made a picture, its QR code is read from there, and what stands behind the code must say the same as the page.
The PDF and the pictures stay in FOLDER.
"""

import json
import subprocess
import sys
import tempfile
import unicodedata
import urllib.error
from pathlib import Path

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTTextLine

from ward import Ward

A4_LYING = (841.9, 595.3)


def lines_of(page):
    """The lines of text of a page, as a reader sees them."""

    def walk(item):
        if isinstance(item, LTTextLine):
            yield item
        elif hasattr(item, "__iter__"):
            for child in item:
                yield from walk(child)

    return [(unicodedata.normalize("NFC", line.get_text()).strip(), line) for line in walk(page)]


def own_course(ward):
    """A course of the ward's own that is over and was completed by somebody without a certificate."""
    for course in ward.items("/courses?limit=200&origin=own"):
        try:
            issued = ward.post(f"/courses/{course['id']}/confirmations", {"issued_on": course["last_day"]})
        except urllib.error.HTTPError:
            continue
        if issued["issued"] > 0:
            return course, issued["issued"]
    sys.exit("the demonstration has no own course to confirm")


def main():
    program, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    faults = []
    with tempfile.TemporaryDirectory() as data:
        ward = Ward(program, data)
        try:
            course, issued = own_course(ward)
            pdf = folder / "confirmations.pdf"
            pdf.write_bytes(ward.ask(f"/courses/{course['id']}/confirmations"))
            faults += check(ward, course, issued, pdf, folder)
        finally:
            ward.stop()
    print(f"{issued} confirmations of “{course['name']}” in {folder}")
    sys.exit("\n".join(faults) or 0)


def check(ward, course, issued, pdf, folder):
    faults = []
    fonts = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True).stdout.splitlines()[2:]
    # The columns at the end: inside the file, in part, to be read as text, and two numbers.
    if not fonts or not all(font.split()[-5] == "yes" and font.split()[-3] == "yes" for font in fonts):
        faults.append(f"fonts inside the file: {fonts}")
    subprocess.run(["pdftoppm", "-r", "150", "-png", pdf, folder / "confirmation"], check=True)
    pictures = sorted(folder.glob("confirmation-*.png"))
    pages = list(extract_pages(str(pdf)))
    if not (len(pages) == len(pictures) == issued):
        faults.append(f"{len(pages)} pages for {issued} people")
    known = {one["code"]: one for one in ward.items(f"/certificates?limit=200&course_id={course['id']}")}
    for page, picture in zip(pages, pictures, strict=True):
        if abs(page.width - A4_LYING[0]) > 1 or abs(page.height - A4_LYING[1]) > 1:
            faults.append(f"the page is {page.width}×{page.height}")
        lines = lines_of(page)
        texts = [text for text, _ in lines]
        for text, line in lines:
            if line.x0 < 40 or line.x1 > page.width - 40 or line.y0 < 40 or line.y1 > page.height - 40:
                faults.append(f"off the page: {text}")
        decoded = subprocess.run(["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture], capture_output=True, text=True)
        address = decoded.stdout.strip()
        code = address.rsplit("/", 1)[-1]
        if code not in known or not address.endswith(f"/chung-chi/{code}"):
            faults.append(f"the QR code of {picture.name} says {address!r}")
            continue
        told = json.loads(ward.ask(f"/certificate-checks/{code}", None))
        if told["standing"] != "valid" or told["full_name"] != known[code]["full_name"]:
            faults.append(f"{picture.name}: {told}")
        for text in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "GIẤY CHỨNG NHẬN", told["full_name"], address):
            if text not in texts:
                faults.append(f"{picture.name}: missing {text!r} in {texts}")
        if course["name"] not in " ".join(texts):
            faults.append(f"{picture.name}: missing the course")
    return faults


main()
