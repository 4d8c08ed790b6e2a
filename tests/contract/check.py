"""Holds the running program against the API's description: schemathesis sends its cases as every role, on both databases.

    python tests/contract/check.py PROGRAM FOLDER short|full

The demonstration is told once, taken over into PostgreSQL (TEST_POSTGRES_URL; its user makes a database), and served on a
clock that stands still: the same seed sends the same cases. SEED in the environment takes another one.
"""

import json
import os
import secrets
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

HERE = Path(__file__).resolve().parent
DOCUMENT = HERE.parent.parent / "openapi" / "openapi.json"
DAY = "2026-11-27"
# What a run holds: phases, fuzzed cases for each operation, and the least number of cases of both databases together.
# `examples` sends every example of the description, `coverage` each bound of each field.
SIZES = {"short": ("examples,fuzzing", 2, 2_000), "full": ("examples,coverage,fuzzing", 4, 20_000)}
CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
]
ASKERS = 11


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """The program, started in a folder of its own with nothing set but this."""

    def __init__(self, program, folder, arguments, port, environment):
        self.port = port
        self.log = folder / "server.log"
        with open(self.log, "w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [program, *arguments], cwd=folder, env=own(environment), stdout=log, stderr=log
            )

    def __enter__(self):
        for _ in range(1200):
            if self.process.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz").close()
                return self
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        self.__exit__()
        sys.exit(f"the server did not start:\n{self.log.read_text(encoding='utf-8')}")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


def own(environment):
    return {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **environment}


def tell(program, folder, password, secret):
    """The demonstration's database, and an export of it."""
    port = free_port()
    with Server(program, folder, ["demo", "--port", str(port), "--today", DAY, "--password", password], port, {}):
        pass
    database = folder / "training.sqlite"
    # Told with a key of the demonstration's own, which nobody else knows: the server makes new ones.
    with sqlite3.connect(folder / "data" / "demo" / "training.sqlite") as connection:
        connection.execute("DELETE FROM signing_keys")
        connection.commit()
        connection.execute("VACUUM INTO ?", [str(database)])
    export = folder / "export.jsonl"
    environment = own({"DATA_DIR": str(folder), "SECRET_KEY": secret})
    subprocess.run([program, "export", export], env=environment, check=True, stdout=subprocess.DEVNULL)
    return database, export


def new_postgres(program, folder, export, secret):
    server = os.environ["TEST_POSTGRES_URL"]
    name = f"contract_{secrets.token_hex(6)}"
    subprocess.run(["psql", "--quiet", "--dbname", server, "--command", f"CREATE DATABASE {name}"], check=True)
    url = f"{server.rsplit('/', 1)[0]}/{name}"
    environment = own({"DATA_DIR": str(folder), "DATABASE_URL": url, "SECRET_KEY": secret})
    subprocess.run([program, "import", export], env=environment, check=True, stdout=subprocess.DEVNULL)
    return url


def hold(program, folder, url, password, secret, size, seed, result):
    """One database against the description; what came of it goes into `result`."""
    folder.mkdir()
    port = free_port()
    clock = folder / "clock"
    clock.write_text(f"{DAY}T03:00:00Z\n")
    phases, fuzzed, _ = SIZES[size]
    environment = {
        "DATABASE_URL": url,
        "DATA_DIR": str(folder),
        "LISTEN": f"127.0.0.1:{port}",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "CLOCK_FILE": str(clock),
        "SECRET_KEY": secret,
    }
    with Server(program, folder, ["serve"], port, environment):
        command = [
            Path(sys.executable).with_name("schemathesis"), "--config-file", HERE / "schemathesis.toml",
            "run", DOCUMENT, "--url", f"http://127.0.0.1:{port}", "--seed", str(seed),
            "--phases", phases, "--max-examples", str(fuzzed), "--checks", ",".join(CHECKS),
            "--continue-on-failure", "--no-shrink", "--no-color", "--warnings", "off",
            "--generation-database", "none", "--generation-with-security-parameters", "false", "--suppress-health-check", "all",
        ]  # fmt: skip
        for_hooks = {
            "SCHEMATHESIS_HOOKS": "hooks",
            "PYTHONPATH": str(HERE),
            "PYTHONDONTWRITEBYTECODE": "1",
            "CONTRACT_URL": f"http://127.0.0.1:{port}",
            "CONTRACT_PASSWORD": password,
            "CONTRACT_SEED": str(seed),
            "CONTRACT_CLOCK": str(clock),
            "CONTRACT_COUNT": str(folder / "count.json"),
        }
        report = folder / "report.txt"
        with open(report, "w", encoding="utf-8") as out:
            ended = subprocess.run(command, env=own(for_hooks), cwd=folder, stdout=out, stderr=out)
    result["code"] = ended.returncode
    result["report"] = report.read_text(encoding="utf-8")
    count = folder / "count.json"
    result["count"] = json.loads(count.read_text(encoding="utf-8")) if count.exists() else {}


def main():
    program, folder, size = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve(), sys.argv[3]
    seed = int(os.environ.get("SEED", "1"))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    password, secret = secrets.token_urlsafe(18), secrets.token_hex(32)
    database, export = tell(program, folder, password, secret)
    urls = {"sqlite": f"sqlite://{database}", "postgres": new_postgres(program, folder, export, secret)}
    results = {name: {} for name in urls}
    threads = []
    for place, (name, url) in enumerate(urls.items()):
        # Other cases on the other database: there are more of them that way.
        arguments = (program, folder / name, url, password, secret, size, seed + place, results[name])
        threads.append(threading.Thread(target=hold, args=arguments))
        threads[-1].start()
    for thread in threads:
        thread.join()

    operations = sum(len(item) for item in json.loads(DOCUMENT.read_text(encoding="utf-8"))["paths"].values())
    faults = []
    cases = 0
    for place, (name, result) in enumerate(results.items()):
        count = result.get("count", {})
        sent = sum(count.get("phase", {}).values())
        cases += sent
        print(f"\n{name}, seed {seed + place}: {sent} cases of {len(count.get('operation', {}))} operations")
        for kind in ("phase", "mode", "asker", "status"):
            print(f"  {kind:7}", ", ".join(f"{what} {number}" for what, number in count.get(kind, {}).items()))
        if result.get("code") != 0:
            print(result.get("report", ""))
            faults.append(f"{name}: the program and its description differ")
        if len(count.get("operation", {})) != operations:
            faults.append(f"{name}: not every one of the {operations} operations was asked")
        if len(count.get("asker", {})) != ASKERS:
            faults.append(f"{name}: not everybody asked")
    if cases < SIZES[size][2]:
        faults.append(f"{cases} cases are fewer than {SIZES[size][2]}")
    print(f"\n{cases} cases in all, SEED={seed}")
    sys.exit("\n".join(faults) or 0)


main()
