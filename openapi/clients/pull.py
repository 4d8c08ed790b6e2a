#!/usr/bin/env python3
"""Keeps a copy of a ward's training data, the way openapi/README.md says. Python's standard library only.

    CLIENT_ID=… CLIENT_SECRET=… python3 pull.py http://localhost:8080 copy.sqlite

Run it as often as you like (every five minutes, say), one at a time: it goes on where it stopped, wherever that was.
It ends with 0 when the copy is whole, and with 1 when it is not.
"""
import base64
import hashlib
import http.client
import json
import os
import sqlite3
import sys
import time
import urllib.error
import urllib.parse
import urllib.request


class Ward:
    """The ward's server, with a token that is renewed when it has expired."""

    def __init__(self, base, client_id, secret):
        self.base = base.rstrip("/") + "/api/v1"
        self.basic = base64.b64encode(f"{client_id}:{secret}".encode()).decode()
        self.token = None

    def sign_in(self):
        form = urllib.parse.urlencode({"grant_type": "client_credentials"}).encode()
        token = send(self.base + "/oauth/token", form, {"Authorization": "Basic " + self.basic})
        self.token, self.scopes = token["access_token"], token["scope"].split()

    def ask(self, address, body=None):
        """The answer to a GET, or to a POST with a body; a refusal is an HTTPError."""
        data = None if body is None else json.dumps(body).encode()
        for last in (False, True):
            if self.token is None:
                self.sign_in()
            try:
                return send(address, data, {"Authorization": "Bearer " + self.token, "Content-Type": "application/json"})
            except urllib.error.HTTPError as refusal:
                if refusal.code != 401 or last:
                    raise
                self.token = None


def send(address, data, headers):
    """One request, with a few tries where the server is away, is starting anew, or asks to wait."""
    for wait in (1, 2, 4, 8, 16, None):
        try:
            with urllib.request.urlopen(urllib.request.Request(address, data, headers), timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refusal:
            if wait is None or (refusal.code != 429 and refusal.code < 500):
                raise
            wait = int(refusal.headers.get("Retry-After") or wait)
        except (OSError, http.client.HTTPException):
            if wait is None:
                raise
        time.sleep(wait)


class Copy:
    """What we hold, and where to read on."""

    def __init__(self, path):
        self.store = sqlite3.connect(path)
        self.store.executescript("""
            CREATE TABLE IF NOT EXISTS records (kind, id, modified INTEGER, data, PRIMARY KEY (kind, id));
            CREATE TABLE IF NOT EXISTS positions (kind PRIMARY KEY, next, head INTEGER);
        """)

    def position(self, kind, start):
        row = self.store.execute("SELECT next, head FROM positions WHERE kind = ?", (kind,)).fetchone()
        return row or (start, 0)

    def apply(self, kind, items, following, head):
        """The items and the position in one transaction: the position is never ahead of the data."""
        with self.store:
            for item in items:
                if item["state"] == "deleted":
                    self.store.execute("DELETE FROM records WHERE kind = ? AND id = ?", (kind, item["id"]))
                else:
                    row = (kind, item["id"], item["modified"], canonical(item["data"]))
                    self.store.execute("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?)", row)
            self.store.execute("INSERT OR REPLACE INTO positions VALUES (?, ?, ?)", (kind, following, head))

    def forget(self, kind):
        with self.store:
            self.store.execute("DELETE FROM records WHERE kind = ?", (kind,))
            self.store.execute("DELETE FROM positions WHERE kind = ?", (kind,))

    def digest(self, kind):
        """How many records we hold, and their digest by the recipe."""
        lines, count = hashlib.sha256(), 0
        rows = self.store.execute("SELECT id, modified, data FROM records WHERE kind = ? ORDER BY modified", (kind,))
        for count, (record, modified, data) in enumerate(rows, 1):
            lines.update(f"{record} {modified} {hashlib.sha256(data.encode()).hexdigest()}\n".encode())
        return count, lines.hexdigest()


def canonical(data):
    """JSON with its keys in order and no spaces (RFC 8785; the feed has no fractions)."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def pull(ward, copy, kind, start):
    """Reads a kind to its end; answers the number of the last change that we hold."""
    address, head = copy.position(kind, start)
    while True:
        try:
            page = ward.ask(address)
        except urllib.error.HTTPError as refusal:
            if refusal.code != 410:
                raise
            # The position is of no use any more: forget everything of this kind and start over.
            address, head = json.load(refusal)["start_over"], 0
            copy.forget(kind)
            continue
        if not page["items"]:
            return head
        head, address = page["items"][-1]["modified"], page["next"]
        copy.apply(kind, page["items"], address, head)


def main():
    ward = Ward(sys.argv[1], os.environ["CLIENT_ID"], os.environ["CLIENT_SECRET"])
    copy, whole = Copy(sys.argv[2]), True
    for kind in ward.ask(ward.base + "/sync")["items"]:
        name = kind["kind"]
        for _ in range(3):  # What changes while we compare is read, too.
            head = pull(ward, copy, name, kind["address"] + "?limit=1000")
            told = ward.ask(f"{ward.base}/sync/{name}/digest")
            if told["head"] == head:
                break
        if head and "sync:ack" in ward.scopes:
            ward.ask(ward.base + "/sync/acknowledgements", {"kind": name, "through": head})
        count, digest = copy.digest(name)
        same = (told["head"], told["count"], told["digest"]) == (head, count, digest)
        whole = whole and same
        print(f"{name}: {count} records through {head}, {'whole' if same else 'NOT WHOLE'}")
    sys.exit(0 if whole else 1)


if __name__ == "__main__":
    main()
