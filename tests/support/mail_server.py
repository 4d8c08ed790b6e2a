"""A real SMTP server (aiosmtpd) for the tests: mail_server.py PORT FOLDER

Mail goes into the Maildir FOLDER/mail. Two addresses are not taken: one never (no-such…), one not now (not-now…).
While FOLDER/hold is there, the server keeps its answer back after it has stored a mail, and FOLDER/held tells so.
"""

import asyncio
import pathlib
import sys

from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import SMTP

port, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])


class Handler(Mailbox):
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("no-such"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("not-now"):
            return "451 4.7.1 come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        answer = await super().handle_DATA(server, session, envelope)
        while (folder / "hold").exists():
            (folder / "held").touch()
            await asyncio.sleep(0.05)
        return answer


async def serve():
    handler = Handler(str(folder / "mail"))
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(handler, enable_SMTPUTF8=True), "127.0.0.1", port)
    await server.serve_forever()


asyncio.run(serve())
