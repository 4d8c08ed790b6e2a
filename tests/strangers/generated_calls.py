"""Calls through the Python client that openapi-python-client made of the API's description."""

import base64
import importlib
import os
import pkgutil
from urllib.parse import parse_qs, urlsplit

import training_client
from training_client import AuthenticatedClient, Client
from training_client.api.auth import issue_program_token, login
from training_client.api.courses import list_courses
from training_client.api.sync import acknowledge_sync, get_sync_digest, list_sync_kinds, pull_kind
from training_client.models import (
    Acknowledged,
    AcknowledgementBody,
    DigestView,
    KindList,
    LoginBody,
    PageCourseView,
    ProgramToken,
    SyncPage,
    TokenRequest,
    TokenView,
)

modules = 0
for module in pkgutil.walk_packages(training_client.__path__, "training_client."):
    importlib.import_module(module.name)
    modules += 1

base = os.environ["BASE"]
basic = base64.b64encode(f"{os.environ['CLIENT_ID']}:{os.environ['CLIENT_SECRET']}".encode()).decode()
stranger = Client(base_url=base)
token = issue_program_token.sync(
    client=stranger.with_headers({"Authorization": f"Basic {basic}"}),
    body=TokenRequest(grant_type="client_credentials"),
)
assert isinstance(token, ProgramToken), token
program = AuthenticatedClient(base_url=base, token=token.access_token)

kinds = list_sync_kinds.sync(client=program)
assert isinstance(kinds, KindList), kinds
records = 0
for kind in kinds.items:
    held, head, epoch = set(), 0, None
    while True:
        if epoch is None:
            page = pull_kind.sync(kind.kind, client=program, limit=50)
        else:
            page = pull_kind.sync(kind.kind, client=program, limit=50, after_change_number=head, epoch=epoch)
        assert isinstance(page, SyncPage), page
        if not page.items:
            break
        for item in page.items:
            assert item.modified > head
            head = item.modified
            if item.state == "updated":
                held.add(item.id)
        epoch = parse_qs(urlsplit(page.next_).query)["epoch"][0]
    digest = get_sync_digest.sync(kind.kind, client=program)
    assert isinstance(digest, DigestView), digest
    assert (digest.head, digest.count) == (head, len(held)), kind.kind
    records += len(held)
    stored = acknowledge_sync.sync(client=program, body=AcknowledgementBody(kind=kind.kind, through=head))
    assert isinstance(stored, Acknowledged), stored
    assert stored.through == head

signed_in = login.sync(client=stranger, body=LoginBody(user_name="dieuphoi", password=os.environ["PASSWORD"]))
assert isinstance(signed_in, TokenView), signed_in
person = AuthenticatedClient(base_url=base, token=signed_in.access_token)
courses = list_courses.sync(client=person, limit=5, with_total=True)
assert isinstance(courses, PageCourseView), courses
assert len(courses.items) == 5
print(f"{modules} modules imported; {records} records in {len(kinds.items)} kinds; {courses.total} courses")
