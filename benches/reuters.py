"""Reuters-21578 as JSON Lines, for measuring how fast articles are imported.

Usage: python3 benches/reuters.py "$ONRECORD_DATA/raw/reuters21578.tar.gz" > reuters.jsonl
"""

import html
import json
import re
import sys
import tarfile
from datetime import datetime

ITEM = re.compile(r"<REUTERS[^>]*NEWID=\"(\d+)\"[^>]*>(.*?)</REUTERS>", re.S)


def field(item, name):
    found = re.search(rf"<{name}[^>]*>(.*?)</{name}>", item, re.S)
    return html.unescape(found.group(1)).strip() if found else ""


def published(text):
    found = re.search(r"(\d+)-([A-Z]{3})-(\d{4}) +(\d+):(\d+)", text)
    if not found:
        return None
    day, month, year, hour, minute = found.groups()
    # One item has an hour of three digits.
    return datetime.strptime(f"{day} {month} {year} {hour[-2:]}:{minute}", "%d %b %Y %H:%M").isoformat()


def main(archive):
    with tarfile.open(archive) as files:
        members = sorted((m for m in files.getmembers() if m.name.endswith(".sgm")), key=lambda m: m.name)
        for member in members:
            data = files.extractfile(member).read().decode("latin-1")
            for number, item in ITEM.findall(data):
                text = field(item, "BODY") or re.sub(r"<[^>]+>", "", field(item, "TEXT")).strip()
                text = re.sub(r"[\x00-\x08\x0b-\x1f]", "", text)
                line = {
                    "id": f"reuters-{number}",
                    "title": field(item, "TITLE"),
                    "outlet": "Reuters",
                    "published": published(field(item, "DATE")),
                    "text": text,
                }
                print(json.dumps(line))


if __name__ == "__main__":
    main(sys.argv[1])
