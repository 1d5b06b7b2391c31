"""The editor: how long after a keystroke the diagnostics of the file are there, in a repository of 5,000 files.

`karat lsp` is spoken to as an editor does, over a pipe. In a manifest, a workflow, a Dockerfile and a Terraform file a line is put
in at the top, again and again, so that all diagnostics move, and each time the answer for that very version is awaited. Most come
at once, while the server is still at the whole folder for the one before, some when it is at rest. Printed are milliseconds from
the message to the diagnostics; of these it waits 15 before it looks, so that one who types fast is not answered letter by letter.
"""
import json, statistics, subprocess, threading, time

from staged import repository

KEYSTROKES, SETTLED = 30, 2.0  # of each file; seconds without a word after which the folder has been judged


class Editor:
    def __init__(self, karat, folder, options):
        self.started = time.perf_counter()
        pipe = subprocess.PIPE
        self.server = subprocess.Popen([karat, "lsp"], cwd=folder, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        self.heard, self.news, self.id = {}, threading.Condition(), 0
        threading.Thread(target=self.listen, daemon=True).start()
        folders = [{"uri": folder.as_uri(), "name": folder.name}]
        capabilities = {"textDocument": {"publishDiagnostics": {"versionSupport": True}}}
        params = {"processId": None, "rootUri": None, "capabilities": capabilities, "workspaceFolders": folders}
        self.ask("initialize", {**params, "initializationOptions": options})
        self.tell("initialized", {})

    def send(self, message):
        text = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(text), text))
        self.server.stdin.flush()

    def tell(self, method, params):
        self.send({"method": method, "params": params})

    def ask(self, method, params):
        self.id += 1
        self.send({"id": self.id, "method": method, "params": params})
        self.wait(("answer", self.id))

    def listen(self):
        while line := self.server.stdout.readline():
            length = int(line.split(b":")[1])
            self.server.stdout.readline()
            message, now = json.loads(self.server.stdout.read(length)), time.perf_counter()
            params = message.get("params") or {}
            published = message.get("method") == "textDocument/publishDiagnostics"
            key = (params["uri"], params.get("version")) if published else ("answer", message.get("id"))
            with self.news:
                self.heard.setdefault(key, now)
                self.last = now
                self.news.notify_all()

    def wait(self, key):
        """When something was heard for the first time."""
        with self.news:
            if not self.news.wait_for(lambda: key in self.heard, timeout=60):
                raise SystemExit(f"karat lsp says nothing of {key}")
            return self.heard[key]

    def settle(self):
        while time.perf_counter() - self.last < SETTLED:
            time.sleep(0.05)


def bench(karat, scratch):
    folder = scratch / "staged"
    picked = repository(folder)
    kinds = {"manifest": ".yaml", "workflow": ".yml", "Dockerfile": "Dockerfile", "Terraform file": ".tf"}
    files = {name: folder / next(path for path in picked if path.endswith(end)) for name, end in kinds.items()}
    for words, options in (("every rule", {"select": ["ALL"]}), ("default rules", {})):
        editor = Editor(karat, folder, options)
        editor.settle()
        print(f"  {words}: the folder is judged {1e3 * (editor.last - editor.started):.0f} ms after the start")
        for name, file in files.items():
            typed(editor, file, f"{words}, {name}")
        editor.ask("shutdown", None)
        editor.tell("exit", None)
        editor.server.wait()


def typed(editor, file, name):
    uri, text = file.as_uri(), file.read_text()
    editor.tell("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "x", "version": 1, "text": text}})
    top = {"line": 0, "character": 0}
    took = {"at once": [], "at rest": []}
    for version in range(2, KEYSTROKES + 2):
        is_at_rest = version % 2 == 0 and version > KEYSTROKES - 8
        if is_at_rest:
            editor.settle()
        change = {"range": {"start": top, "end": top}, "text": "\n"}
        start = time.perf_counter()
        editor.tell("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]})
        took["at rest" if is_at_rest else "at once"].append(1e3 * (editor.wait((uri, version)) - start))
    figures = " ".join(f"{key}: median {statistics.median(each):6.1f} most {max(each):6.1f} ms " for key, each in took.items())
    print(f"  {name:32} {figures}", flush=True)
