"""GitHub as far as karat calls it: comments that are kept, behind prism, which compares each call with GitHub's own description."""

import copy
import http.server
import json
import pathlib
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request

from support import NODE, TOOLS, run

COMMENTS = "/repos/{owner}/{repo}/issues/{issue_number}/comments"
COMMENT = "/repos/{owner}/{repo}/issues/comments/{comment_id}"
PULLS = "/repos/{owner}/{repo}/pulls"


class GitHub:
    """A repository `acme/shop` with comments on its pull request 7."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        description, examples = folder / "description.json", folder / "examples.json"
        status, text = run(["node", TOOLS / "slim.mjs", description, examples, COMMENTS, COMMENT, PULLS], TOOLS)
        assert status == 0, text
        self.examples = json.loads(examples.read_text())
        self.comments, self.calls, self.may_write, self.head = [], [], True, None
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        upstream = f"http://127.0.0.1:{self.server.server_address[1]}"
        command = ["node", NODE / "@stoplight/prism-cli/dist/index.js", "proxy", "--errors", "--port", str(port), description, upstream]
        self.log = open(folder / "prism.log", "w")
        self.prism = subprocess.Popen([str(part) for part in command], stdout=self.log, stderr=self.log, cwd=TOOLS)
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert self.prism.poll() is None, (folder / "prism.log").read_text()
                time.sleep(0.1)

    def close(self):
        self.prism.terminate()
        self.prism.wait()
        self.server.shutdown()
        self.server.server_close()
        self.log.close()

    def call(self, method, path, body):
        """A call as anybody could make it; its status."""
        request = urllib.request.Request(self.address + path, json.dumps(body).encode(), method=method)
        for name, value in {"Authorization": "Bearer t", "Content-Type": "application/json"}.items():
            request.add_header(name, value)
        try:
            return urllib.request.urlopen(request).status
        except urllib.error.HTTPError as refused:
            return refused.code

    def comment(self, body, kind="Bot", association="NONE"):
        """Somebody comments."""
        own = copy.deepcopy(self.examples[f"GET {COMMENTS}"][0])
        own.update(id=len(self.comments) + 1, body=body, author_association=association)
        own["user"]["type"] = kind
        self.comments.append(own)
        return own

    def answer(self, method, path, body):
        parts = path.split("?")[0].strip("/").split("/")
        if parts[:3] != ["repos", "acme", "shop"]:
            return 404, {"message": "Not Found"}
        if method == "GET" and parts[3:] == ["issues", "7", "comments"]:
            return 200, self.comments
        if method == "GET" and parts[3:] == ["pulls"]:
            own = copy.deepcopy(self.examples[f"GET {PULLS}"][0])
            # The example lacks what the description asks for in these.
            own.update(number=7, requested_teams=[])
            own["head"]["sha"] = self.head
            return 200, [own]
        if not self.may_write:
            return 403, {"message": "Resource not accessible by integration", "documentation_url": "https://docs.github.com"}
        if method == "POST" and parts[3:] == ["issues", "7", "comments"]:
            return 201, self.comment(json.loads(body)["body"])
        if method == "PATCH" and parts[3:5] == ["issues", "comments"]:
            own = next(own for own in self.comments if str(own["id"]) == parts[5])
            own["body"] = json.loads(body)["body"]
            return 200, own
        return 404, {"message": "Not Found"}

    def handler(github):
        class Handler(http.server.BaseHTTPRequestHandler):
            def respond(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                github.calls.append((self.command, self.path))
                status, answer = github.answer(self.command, self.path, body)
                text = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            do_GET = do_POST = do_PATCH = respond

            def log_message(self, *_):
                pass

        return Handler
