"""The demonstration of the program, asked over HTTP by the tests of papers and of sheets."""

import json
import os
import random
import socket
import subprocess
import sys
import time
import urllib.request

PASSWORD = "sông Sặt chiều 30"


def free_port():
    """A port that is free and stays so: those that the system gives to whoever asks begin above."""
    for port in random.sample(range(20000, 32000), 100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    sys.exit("no port is free")


class Ward:
    """The demonstration, asked over HTTP."""

    def __init__(self, program, data):
        port = free_port()
        self.url, self.tokens = f"http://127.0.0.1:{port}", {}
        environment = {"PATH": os.environ["PATH"], "HOME": data, "DATA_DIR": data, "LOG": "warn"}
        self.process = subprocess.Popen([program, "demo", "--port", str(port), "--password", PASSWORD], env=environment, cwd=data, stdout=subprocess.DEVNULL)
        for _ in range(1200):
            try:
                urllib.request.urlopen(f"{self.url}/readyz", timeout=2).close()
                return
            except OSError:
                if self.process.poll() is not None:
                    sys.exit("the demonstration ended before it was ready")
                time.sleep(0.1)
        sys.exit("the demonstration was not ready in two minutes")

    def headers(self, who):
        """Those of somebody who has signed in; of nobody, none."""
        if who is None:
            return {}
        if who not in self.tokens:
            body = json.dumps({"user_name": who, "password": PASSWORD}).encode()
            request = urllib.request.Request(f"{self.url}/api/v1/auth/login", body, {"content-type": "application/json"})
            self.tokens[who] = json.load(urllib.request.urlopen(request))["access_token"]
        return {"authorization": f"Bearer {self.tokens[who]}"}

    def ask(self, path, who="dieuphoi"):
        request = urllib.request.Request(f"{self.url}/api/v1{path}", headers=self.headers(who))
        with urllib.request.urlopen(request) as answer:
            return answer.read()

    def post(self, path, body, who="dieuphoi"):
        headers = {**self.headers(who), "content-type": "application/json"}
        request = urllib.request.Request(f"{self.url}/api/v1{path}", json.dumps(body).encode(), headers)
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    def upload(self, path, name, content, who="dieuphoi"):
        """The answer to a file that is sent as a form of a browser would send it."""
        edge = "----papers"
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: {kind}\r\n\r\n'
        body = head.encode() + content + f"\r\n--{edge}--\r\n".encode()
        headers = {**self.headers(who), "content-type": f"multipart/form-data; boundary={edge}"}
        with urllib.request.urlopen(urllib.request.Request(f"{self.url}/api/v1{path}", body, headers)) as answer:
            return answer.read()

    def items(self, path, who="dieuphoi"):
        return json.loads(self.ask(path, who))["items"]

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)
