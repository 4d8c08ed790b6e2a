"""What schemathesis cannot know of this product: who asks, and which things there are.

Every case is sent by one of those who may ask: an account of each role, a program, or nobody. Ids that schemathesis
made up are mostly replaced by ids of real things, and If-Match by the real ETag: else nearly every case would end at
404 or 412. What a negative case has spoilt is left as it is.
"""

import atexit
import json
import os
import random
import re
from collections import Counter, defaultdict
from datetime import datetime, timedelta
from pathlib import Path

import requests
import schemathesis
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

URL = os.environ["CONTRACT_URL"]
PASSWORD = os.environ["CONTRACT_PASSWORD"]
CLOCK = Path(os.environ["CONTRACT_CLOCK"])
API = f"{URL}/api/v1"
# One of each role, as the demonstration has them; the two schools' and offices' people see different units.
PEOPLE = [
    "quantri", "dieuphoi", "chutich", "phochutich", "truongphong", "chuyenvien", "hieutruong", "giaovien", "sonoivu",
]  # fmt: skip
SCOPES = ["sync:read", "sync:read:personal", "sync:ack", "targets:read"]
# An id that nothing has.
NOTHING = "01981f2e-7c00-7000-8000-000000000001"
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)

chance = random.Random(os.environ["CONTRACT_SEED"])
# The server closes what has been idle for a while, which may be in the middle of our next request.
session = requests.Session()
session.mount("http://", HTTPAdapter(max_retries=Retry(total=3, status=0)))


class Asker:
    """Somebody who may ask, with a token that is renewed when it holds no longer."""

    def __init__(self, name):
        self.name = name
        self.token = None
        self.permissions = set()

    def sign_in(self):
        if self.name in PEOPLE:
            body = {"user_name": self.name, "password": PASSWORD}
            self.token = admitted(lambda: requests.post(f"{API}/auth/login", json=body))["access_token"]
            me = self.get("/auth/me")
            self.permissions = set(me["permissions"])
            world.kept.update({me["account_id"], me["staff_id"]})
        elif self.name == "program":
            form = {"grant_type": "client_credentials"}
            self.token = admitted(lambda: requests.post(f"{API}/oauth/token", data=form, auth=world.client))["access_token"]

    def headers(self):
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}

    def get(self, path):
        return sound(session.get(f"{API}{path}", headers=self.headers()))

    def may(self, operation):
        definition = operation.definition.raw
        if definition["x-permission"] == "public":
            return True
        if self.name == "program":
            return any("program" in way for way in definition["security"])
        return definition["x-permission"] in self.permissions


class World:
    """What there is: ids by the list that has them and by the name of the field that refers to them."""

    def __init__(self):
        self.ids = defaultdict(list)
        # Who locks an account that asks, or takes its roles, silences it: such ids are never sent in a change.
        self.kept = set()
        self.client = None
        self.askers = []

    def open(self):
        admin = Asker("quantri")
        admin.sign_in()
        coordinator = Asker("dieuphoi")
        coordinator.sign_in()
        unit = next(unit["id"] for unit in admin.get("/units")["items"] if unit["parent_id"] is None)
        body = {"name": "Kiểm tra API", "unit_id": unit, "scopes": SCOPES}
        client = sound(session.post(f"{API}/clients", json=body, headers=admin.headers()))["id"]
        secret = sound(session.post(f"{API}/clients/{client}/secrets", json={}, headers=admin.headers()))["secret"]
        self.client = (client, secret)
        self.kept.add(client)
        self.askers = [admin, coordinator]
        self.askers += [Asker(name) for name in [*PEOPLE[2:], "program", "nobody"]]
        for asker in self.askers[2:]:
            asker.sign_in()
        document = requests.get(f"{URL}/api/openapi.json").json()
        for path, item in document["paths"].items():
            if "x-list" in item.get("get", {}) and "{" not in path and not path.endswith("/workbook"):
                for asker in (coordinator, admin):
                    answer = session.get(f"{URL}{path}?limit=200", headers=asker.headers())
                    if answer.status_code == 200:
                        self.learn(path, answer.json())

    def learn(self, path, answer):
        """Keeps the ids of what was answered at this path, be it a list, a page or one thing."""
        rows = answer.get("items") if isinstance(answer, dict) and "items" in answer else answer
        for row in rows if isinstance(rows, list) else [rows]:
            if not isinstance(row, dict):
                continue
            if isinstance(row.get("id"), str):
                self.keep(path, row["id"])
            for name, value in row.items():
                if name.endswith("_id") and isinstance(value, str) and UUID.fullmatch(value):
                    self.keep(name, value)

    def keep(self, name, value):
        known = self.ids[name]
        if value not in known:
            known.append(value)
            # The list is for drawing from: so many are enough, and new ones push old ones out.
            if len(known) > 400:
                known.pop(chance.randrange(200))

    def some(self, name):
        """An id of a thing that this list has, or that this field refers to."""
        lists = [name]
        if not name.startswith("/"):
            thing = name.removesuffix("_id").replace("_", "-")
            lists += [f"/api/v1/{thing}s", f"/api/v1/{thing}"]
        known = [value for one in lists for value in self.ids.get(one, ())]
        return chance.choice(known) if known else None


def sound(answer):
    if not answer.ok:
        raise RuntimeError(f"{answer.request.method} {answer.url}: {answer.status_code} {answer.text}")
    return answer.json()


def admitted(ask):
    """Signs in, also where so many cases have tried to that it must wait: the clock stands, so it is moved on."""
    answer = ask()
    while answer.status_code == 429:
        later = datetime.fromisoformat(CLOCK.read_text().strip()) + timedelta(seconds=int(answer.headers["Retry-After"]))
        coming = CLOCK.with_suffix(".next")
        coming.write_text(later.isoformat())
        coming.replace(CLOCK)
        answer = ask()
    return sound(answer)


world = World()
world.open()
count = defaultdict(Counter)
asked_by = {}


def likely():
    return chance.random() < 0.8


def who_asks(operation):
    """Mostly somebody who may; the others are turned away before anything is read."""
    able = [asker for asker in world.askers if asker.may(operation)]
    return chance.choice(able if able and likely() else world.askers)


def real(name, value):
    """A real id in the place of one that was made up."""
    if isinstance(value, str) and UUID.fullmatch(value) and likely():
        return world.some(name) or value
    return value


def put_real_ids(value, name=""):
    """Puts real ids into what refers to things, where it stands: a body that is put in its place would be judged anew."""
    if isinstance(value, dict | list):
        for key, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
            field = key if isinstance(value, dict) else re.sub(r"ids$", "id", name)
            if isinstance(inner, dict | list):
                put_real_ids(inner, field)
            elif field.endswith("_id"):
                value[key] = real(field, inner)


@schemathesis.auth(refresh_interval=None, retry_on=[])
class SentBySomebody:
    """Settles who sends a case, and about which things. schemathesis takes what its auth changes as no change of the
    case: what it made up as good or bad stays good or bad."""

    def get(self, case, context):
        asker = who_asks(case.operation)
        if asker.token is None and asker.name != "nobody":
            asker.sign_in()
        return asker

    def set(self, case, asker, context):
        for name, value in case.path_parameters.items():
            # An id of a thing of the list at this very address.
            key = case.path.split("{" + name + "}")[0].rstrip("/") if name == "id" else name
            value = real(key, value)
            if case.method != "GET" and value in world.kept:
                value = NOTHING
            case.path_parameters[name] = value
        put_real_ids(case.query)
        put_real_ids(case.body)
        if "If-Match" in case.headers and likely():
            # The thing itself, above what is done with it: /nominations/{id} of /nominations/{id}/approval.
            depth = re.match(r".*?\}|.*", case.path)[0].count("/")
            thing = "/".join(case.formatted_path.split("/")[: depth + 1])
            answer = session.get(f"{URL}{thing}", headers=asker.headers())
            if "ETag" in answer.headers:
                case.headers["If-Match"] = answer.headers["ETag"]
        case.headers.pop("Authorization", None)
        case.headers.update(asker.headers())
        asked_by[case.id] = asker


@schemathesis.hook
def after_call(context, case, response):
    asker = asked_by.pop(case.id, None)
    if asker is None:
        return
    told = {
        "asker": asker.name,
        "phase": case.meta.phase.name.value,
        "mode": case.meta.generation.mode.value,
        "status": str(response.status_code),
        "operation": case.operation.label,
    }
    for kind, what in told.items():
        count[kind][what] += 1
    if response.status_code == 401 and asker.may(case.operation):
        asker.token = None
    learnt = response.status_code in (200, 201) and "{" not in case.path
    if learnt and response.headers.get("content-type", [""])[0].startswith("application/json"):
        world.learn(case.path, response.json())


@atexit.register
def tell():
    with open(os.environ["CONTRACT_COUNT"], "w", encoding="utf-8") as file:
        json.dump({kind: dict(sorted(of.items())) for kind, of in count.items()}, file, indent=1)
