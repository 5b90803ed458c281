"""A page as a headless Chromium shows it, through the pipe of its debugging protocol."""

import json
import os
import select
import shutil
import subprocess
import tempfile
import time

TIME_LIMIT = 60


def program():
    """The browser's path, or None."""
    for name in "chromium", "chromium-browser", "google-chrome":
        path = shutil.which(name)
        if path is not None:
            return path
    return None


class Browser:
    """A running Chromium; use it in a with statement."""

    def __init__(self):
        self.profile = tempfile.mkdtemp()
        to_browser, self.to_browser = os.pipe()
        self.from_browser, from_browser = os.pipe()
        # The protocol's descriptors are 3 and 4.
        command = 'exec "$0" "$@" 3<&{} 4>&{}'.format(to_browser, from_browser)
        self.process = subprocess.Popen(
            ["bash", "-c", command, program(), "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--disable-dev-shm-usage", "--disable-background-networking", "--remote-debugging-pipe",
             "--user-data-dir=" + self.profile],
            pass_fds=(to_browser, from_browser), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.left = b""
        self.number = 0
        self.events = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        os.close(self.to_browser)
        os.close(self.from_browser)
        shutil.rmtree(self.profile, ignore_errors=True)

    def receive(self, deadline):
        """The next message."""
        while b"\0" not in self.left:
            ready, _, _ = select.select([self.from_browser], [], [], max(0, deadline - time.monotonic()))
            piece = os.read(self.from_browser, 1 << 16) if ready else b""
            if not piece:
                raise TimeoutError("the browser does not answer")
            self.left += piece
        message, _, self.left = self.left.partition(b"\0")
        return json.loads(message)

    def call(self, method, session=None, **parameters):
        """What the browser answers; events that come before are kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session is not None:
            message["sessionId"] = session
        os.write(self.to_browser, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + TIME_LIMIT
        while True:
            answer = self.receive(deadline)
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError("{}: {}".format(method, answer["error"]))
                return answer["result"]
            self.events.append(answer)

    def wait_for(self, method):
        """Reads events up to one of that name."""
        deadline = time.monotonic() + TIME_LIMIT
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self.receive(deadline))

    def visit(self, url, width, script):
        """Shows a page in a window so wide: the value of a script in it, the requests made and the console's lines."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in "Page", "Network", "Log", "Runtime":
            self.call(domain + ".enable", session)
        self.call("Emulation.setDeviceMetricsOverride", session, width=width, height=900, deviceScaleFactor=1,
                  mobile=width < 600)
        self.events = []
        self.call("Page.navigate", session, url=url)
        self.wait_for("Page.loadEventFired")
        # What a page does on its own comes soon after.
        time.sleep(0.3)
        answer = self.call("Runtime.evaluate", session, expression=script, returnByValue=True)
        self.call("Target.closeTarget", targetId=target)
        requests = [event["params"]["request"]["url"] for event in self.events
                    if event.get("method") == "Network.requestWillBeSent"]
        lines = [json.dumps(event["params"]) for event in self.events
                 if event.get("method") in ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown",
                                            "Page.javascriptDialogOpening")]
        return answer["result"].get("value"), requests, lines
