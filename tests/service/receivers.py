#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real SMTP server (aiosmtpd) and an HTTP endpoint on loopback. Prints their ports, then every message that arrives as
one line of JSON. Ends when its standard input is closed."""
import email
import email.policy
import http.server
import json
import sys
import threading

try:
    from aiosmtpd.controller import Controller
except ImportError:
    Controller = None


def say(value):
    print(json.dumps(value), flush=True)


class Box:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        bodies = {part.get_content_type(): part.get_content().replace("\r\n", "\n")
                  for part in message.walk() if not part.is_multipart()}
        say({"kind": "email", "from": envelope.mail_from, "to": envelope.rcpt_tos, "subject": message["Subject"],
             "types": [part.get_content_type() for part in message.walk()],
             "text": bodies.get("text/plain"), "html": bodies.get("text/html"),
             "auto": message["Auto-Submitted"], "date": message["Date"]})
        return "250 OK"


class Gateway(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        say({"kind": "sms", "path": self.path, "type": self.headers["Content-Type"], "body": body,
             "authorization": self.headers["Authorization"]})
        self.send_response(500 if self.path == "/broken" else 202)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *arguments):
        pass


web = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
threading.Thread(target=web.serve_forever, daemon=True).start()
smtp = None
for port in range(40100, 40200) if Controller else ():  # the controller connects to its own port to know that it is up: it must know the number
    try:
        smtp = Controller(Box(), hostname="127.0.0.1", port=port)
        smtp.start()
        break
    except OSError:
        smtp = None
say({"smtp": smtp.port if smtp else 0, "http": web.server_address[1]})
sys.stdin.read()
if smtp:
    smtp.stop()
