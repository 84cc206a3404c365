"""Uses the page of `ttfm serve` in headless Chromium: picture, result, keyboard, camera, a phone's window, dark mode.

    page.py <chromium> <ttfm> <a picture> [<folder for screenshots>]
"""
import base64
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

MODEL = "Tf_Efficientnet_Lite0.in1k"


class Browser:
    """Chromium's DevTools protocol over its pipe: JSON texts that end with a zero byte."""

    def __init__(self, program, folder):
        commands, self.commands = os.pipe()
        self.events, events = os.pipe()

        def wire():
            first, second = os.dup(commands), os.dup(events)  # which may be 3 and 4 themselves
            os.dup2(first, 3)
            os.dup2(second, 4)

        arguments = [program, "--headless=new", "--no-sandbox", "--remote-debugging-pipe", f"--user-data-dir={folder}", "--disable-gpu",
                     "--disable-dev-shm-usage", "--no-first-run", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "about:blank"]
        self.process = subprocess.Popen(arguments, close_fds=False, preexec_fn=wire, stderr=subprocess.DEVNULL)
        self.buffer, self.number, self.session = b"", 0, None
        self.requests, self.errors = [], []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "DOM"):
            self.call(domain + ".enable")

    def message(self):
        while b"\0" not in self.buffer:
            more = os.read(self.events, 1 << 20)
            if not more:
                raise AssertionError("the browser ended")
            self.buffer += more
        text, self.buffer = self.buffer.split(b"\0", 1)
        message = json.loads(text)
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        if message.get("method") == "Runtime.exceptionThrown":
            self.errors.append(message["params"]["exceptionDetails"]["text"])
        return message

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                assert "error" not in answer, (method, answer)
                return answer["result"]

    def value(self, script):
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True, userGesture=True)
        assert "exceptionDetails" not in result, (script, result)
        return result["result"].get("value")

    def wait(self, script, seconds=60):
        end = time.monotonic() + seconds
        while not (value := self.value(script)):
            assert time.monotonic() < end, f"waited in vain for {script}; the page says: {self.value('document.body.innerText')}"
            time.sleep(0.05)
        return value

    def upload(self, file):
        document = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=document, selector="#file")["nodeId"]
        self.call("DOM.setFileInputFiles", nodeId=node, files=[str(pathlib.Path(file).resolve())])

    def press(self, key, code):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, text="\r" if key == "Enter" else "")

    def window(self, width, height, dark, phone=False):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2 if phone else 1, mobile=phone)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])

    def screenshot(self, file):
        if file:
            file.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"]))


def use(browser, port, picture, folder):
    shot = lambda name: folder / name if folder else None
    browser.window(1200, 900, dark=False)
    browser.call("Page.navigate", url=f"http://127.0.0.1:{port}/")
    browser.wait("document.readyState === 'complete' && !document.querySelector('#model').disabled && models.every(each => each.ready)", 120)
    assert browser.value("document.querySelector('#model').value") == MODEL

    # Without the key the page asks for it; with it, it shows what the model says.
    browser.upload(picture)
    browser.wait("document.querySelector('#said').classList.contains('bad')")
    assert browser.value("document.querySelector('#said').textContent") == "Not authenticated"
    assert browser.value("document.activeElement.id") == "key"
    browser.call("Input.insertText", text="secret")
    browser.press("Enter", 13)
    said = browser.wait("/cat/i.test(document.querySelector('#said').textContent) && document.querySelector('#said').textContent")
    assert re.search(r"cat, \d+\.\d %", said), said
    rows = browser.value("[...document.querySelectorAll('#list li')].map(each => each.innerText)")
    assert len(rows) == 5 and "cat" in rows[0] and "%" in rows[0], rows
    assert re.fullmatch(r"\d+\.\d ms", browser.value("document.querySelector('#total').textContent"))
    stages = browser.value("document.querySelector('#legend').innerText")
    assert all(stage in stages for stage in ("queue", "decode", "preprocess", "inference", "postprocess")), stages
    command = browser.value("document.querySelector('#curl').textContent")
    assert command.startswith("curl -s ") and "--data-binary @" in command and "Bearer $API_KEY" in command, command
    assert browser.value("canvas.width > 100 && !canvas.hidden")
    browser.screenshot(shot("desktop.png"))
    # The command does what the page did.
    folder_of = str(pathlib.Path(picture).resolve().parent)
    answer = subprocess.run(command, shell=True, cwd=folder_of, env={**os.environ, "API_KEY": "secret"}, capture_output=True, text=True, check=True)
    assert "cat" in json.loads(answer.stdout)["image_data"][0]["top1_class_label"], answer.stdout

    # With the keyboard alone: everything that can be used has the focus once, and shows it.
    browser.value("document.activeElement.blur()")
    seen = []
    for _ in range(12):
        browser.press("Tab", 9)
        if browser.value("document.activeElement === document.body"):  # between the last and the first
            continue
        seen.append(browser.value("document.activeElement.id || document.activeElement.textContent"))
        assert browser.value("getComputedStyle(document.activeElement).outlineStyle") != "none", seen
    for each in ("model", "choose", "camera", "top", "least", "curl", "copy", "API"):
        assert each in seen, (each, seen)

    # A setting asks again; a file that is no picture is told.
    browser.value("document.querySelector('#top').value = 2; document.querySelector('#top').dispatchEvent(new Event('change'))")
    browser.wait("document.querySelectorAll('#list li').length === 2")
    with tempfile.NamedTemporaryFile(suffix=".png") as file:
        file.write(b"no picture")
        file.flush()
        browser.upload(file.name)
        browser.wait("document.querySelector('#said').classList.contains('bad')")

    # The camera's picture, on a phone in dark mode.
    browser.window(390, 844, dark=True, phone=True)
    browser.value("document.querySelector('#camera').click()")
    browser.wait("stream && video.videoWidth > 0")
    browser.value("document.querySelector('#shoot').click()")
    browser.wait("/%/.test(document.querySelector('#said').textContent)")
    assert browser.value("stream === null && video.hidden")
    browser.upload(picture)
    browser.wait("/cat/i.test(document.querySelector('#said').textContent)")
    assert browser.value("document.documentElement.scrollWidth <= 390"), "the page is wider than a phone"
    smallest = browser.value("Math.min(...[...document.querySelectorAll('button, select, input:not([type=file])')].filter(each => each.offsetParent).map(each => each.getBoundingClientRect().height))")
    assert smallest >= 40, f"something to touch is only {smallest} pixels high"
    browser.screenshot(shot("phone.png"))

    browser.call("Page.navigate", url=f"http://127.0.0.1:{port}/docs")
    browser.wait("document.querySelectorAll('details').length > 20")
    assert not browser.errors, browser.errors
    outside = [url for url in browser.requests if not re.match(rf"http://127\.0\.0\.1:{port}/|data:|blob:|about:", url)]
    assert not outside, outside


def main():
    chromium, program, picture = sys.argv[1:4]
    folder = pathlib.Path(sys.argv[4]) if len(sys.argv) > 4 else None
    environment = dict(os.environ, API_KEY="secret", SERVICE_PORT="0", LOG_FILE="/dev/null")
    server = subprocess.Popen([program, "serve", "--model", MODEL, "--address", "127.0.0.1"], env=environment, stderr=subprocess.PIPE, text=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = None
        try:
            port = int(re.search(r"listening on port (\d+)", server.stderr.readline())[1])
            browser = Browser(chromium, profile)
            use(browser, port, picture, folder)
        finally:
            if browser:
                browser.process.kill()
                browser.process.wait()
            server.kill()
            server.wait()
    print("the page works: picture, key, result, latency, command, keyboard, camera, phone, dark mode")


main()
