"""The tables of run.py's results, as Markdown."""
import pathlib
import statistics
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "peers"))
from tables import plural, short, table  # noqa: E402
import tables  # noqa: E402

BEGIN = "<!-- serving -->"
NAMES = {"ttfm": "ttfm serve", "litserve-torch": "LitServe, PyTorch", "litserve-onnxruntime": "LitServe, ONNX Runtime",
         "bentoml-torch": "BentoML, PyTorch", "bentoml-onnxruntime": "BentoML, ONNX Runtime"}


def title(server):
    return NAMES.get(server, server)


def settings(given):
    if not given:
        return "its own choice"
    batch = "no batches" if given["batch"] == 1 else f"batches of up to {given['batch']}"
    return f"{plural(given['workers'], 'worker')} of {plural(given['threads'], 'thread')}, {batch}"


def median(points, value):
    """Of the rounds that have it; None where none has."""
    found = [value(point) for point in points if value(point) is not None]
    return statistics.median(found) if found else None


def quantile(point, which, of="ms"):
    return point[of][which] if point.get(of) else None


def number(value, digits=0):
    return "-" if value is None else f"{value:.{digits}f}"


def milliseconds(value):
    return "-" if value is None else f"{value:.1f}" if value < 99.95 else f"{value:.0f}"


def ms(point, which):
    return milliseconds(quantile(point, which))


def rate(value):
    return "-" if value is None else f"{value:.1f}" if value < 99.95 else f"{value:.0f}"


def refused(point):
    """The share of requests that were answered with another status than 200."""
    return sum(count for status, count in point["statuses"].items() if status != "200") / max(1, point["requests"])


def lost(point):
    """Requests without any answer."""
    return point["unanswered"] + sum(point["errors"].values())


def closed(rows):
    counts = sorted({int(count) for row in rows.values() for count in row.get("closed", {})})
    if not counts:
        return []
    def cells(value):
        return [[title(name)] + [value(row["closed"][str(count)]) if row.get("closed", {}).get(str(count)) else "-" for count in counts]
                for name, row in rows.items() if row.get("closed")]
    head = ["connections", *map(str, counts)]
    lines = ["#### A number of connections that each send when they have an answer", "", "Answers a second:", ""]
    lines += table(head, cells(lambda points: rate(median(points, lambda each: each["per_second"]))))
    lines += ["", "Milliseconds of an answer, p50 / p99:", ""]
    def pair(points):
        return " / ".join(milliseconds(median(points, lambda each: quantile(each, which))) for which in ("p50", "p99"))
    lines += table(head, cells(pair))
    bad = [f"{title(name)}, {plural(int(count), 'connection')}: {sum(map(lost, points))} of {sum(each['requests'] for each in points)} requests had no "
           f"answer, {sum(round(refused(each) * each['requests']) for each in points)} were refused"
           for name, row in rows.items() for count, points in row.get("closed", {}).items() if any(lost(each) or refused(each) for each in points)]
    return lines + (["", *(f"- {line}" for line in bad)] if bad else []) + [""]


def open_loops(rows, limit, unlimited):
    body = []
    for name, row in rows.items():
        for percent, points in sorted(row.get("open", {}).items(), key=lambda item: int(item[0])):
            of = lambda value: median(points, value)  # noqa: E731
            body.append([title(name), f"{percent} %", rate(of(lambda each: each["rate"])), rate(of(lambda each: each["per_second"])),
                         rate(of(lambda each: each["goodput"])), milliseconds(of(lambda each: quantile(each, "p50"))),
                         milliseconds(of(lambda each: quantile(each, "p99"))), f"{100 * of(refused):.1f} %",
                         milliseconds(of(lambda each: quantile(each, "p99", "refused_ms"))), str(sum(map(lost, points)))])
    if not body:
        return []
    head = ["server", "of capacity", "requests/s", "answers/s", f"within {limit:.0f} ms", "p50", "p99", "refused", "p99 of refusals", "no answer"]
    told = "Servers weren't told to refuse." if unlimited else f"Servers were told to refuse what they can't answer within {limit:.0f} ms."
    return ["#### A fixed rate", "", told, "", *table(head, body), ""]


def costs(data):
    rows, body = data["servers"], []
    if data.get("bare"):
        rounds = data["bare"]["rounds"]
        body.append([f"the pipeline alone, {rounds[-1]['replicas']} x {rounds[-1]['threads']} threads", number(median(rounds, lambda each: each["per_second"]), 1),
                     number(median(rounds, lambda each: each["cpu_ms"]), 2), "-", "-", "-"])
    for name, row in rows.items():
        if not row.get("closed") or "memory" not in row:
            continue
        best = max(row["closed"].values(), key=lambda points: median(points, lambda each: each["per_second"]))
        body.append([f"{title(name)} ({settings(row['settings'])})", number(row["capacity"], 1), number(median(best, lambda each: each["server_cpu_ms"]), 2),
                     f"{100 * median(best, lambda each: each['client_cpu']):.0f} %", number(row["memory"]["before"]),
                     f"{row['memory']['after']:.0f} after {row['memory']['answers']}"])
    if not body:
        return []
    return ["#### What an answer costs", "", *table(["server", "most answers/s", "CPU ms of an answer", "client's share of a core", "MB at first", "MB later"], body), ""]


def aims(data):
    """Sentences on what the server is held to."""
    rows = {name: row for name, row in data["servers"].items() if row.get("closed") and "capacity" in row}
    ours, peers = rows.get("ttfm"), {name: row for name, row in rows.items() if name != "ttfm"}
    if not ours:
        return []
    lines = []
    best_ours = max(ours["closed"].values(), key=lambda points: median(points, lambda each: each["per_second"]))
    if data.get("bare"):
        rounds = data["bare"]["rounds"]
        bare, cpu = median(rounds, lambda each: each["per_second"]), median(rounds, lambda each: each["cpu_ms"])
        lines.append(f"- `ttfm serve` answers {ours['capacity'] / bare:.2f} of the pictures that the pipeline alone does, with the client beside it on the same "
                     f"cores; an answer takes {median(best_ours, lambda each: each['server_cpu_ms']) / cpu:.2f} of its CPU time.")
    if peers:
        best = max(peers, key=lambda name: peers[name]["capacity"])
        lines.append(f"- It answers {ours['capacity'] / peers[best]['capacity']:.1f} times as many as the best peer ({title(best)}).")
        ratios = []
        for count, points in ours["closed"].items():
            theirs = [median(row["closed"][count], lambda each: quantile(each, "p99")) for row in peers.values() if count in row["closed"]]
            theirs = [value for value in theirs if value is not None]
            mine = median(points, lambda each: quantile(each, "p99"))
            if theirs and mine:
                ratios.append(f"{min(theirs) / mine:.1f} at {count}")
        lines.append(f"- The least p99 of the peers is so many times its own, by connections: {', '.join(ratios)}.")
    if "120" in ours.get("open", {}):
        good = median(ours["open"]["120"], lambda each: each["goodput"])
        lines.append(f"- At 120 % of capacity, {good / ours['capacity']:.2f} of capacity is answered in time.")
    return lines + [""]


def overload(rows):
    body, reasons = [], []
    for name, row in rows.items():
        if "error" in row:
            reasons.append(f"- {title(name)}: {short(row['error'])}")
            continue
        memory = row["memory"]
        parts = [memory[min(len(memory) - 1, round(k * (len(memory) - 1) / 4))][1] for k in range(5)]
        body.append([title(name), f"{row['seconds'] / 60:g}", rate(row["rate"]), str(row["requests"]), rate(row["goodput"]), f"{100 * refused(row):.1f} %",
                     str(lost(row)), ms(row, "p99"), " ".join(f"{part:.0f}" for part in parts)])
    if not body and not reasons:
        return []
    head = ["server", "minutes", "requests/s", "requests", "in time/s", "refused", "no answer", "p99", "MB at each quarter"]
    return ["#### Overload at 120 % of capacity", "", *(table(head, body) if body else []), *([""] if reasons else []), *reasons, ""]


def document(data):
    """All tables."""
    rows = data["servers"]
    if not rows:
        return "No results yet."
    facts, versions, options = data["machine"], data["versions"], data["options"]
    lines = [f"{facts['processor']}, {plural(facts['cores'], 'core')}, {facts['memory_gb']} GB, {facts['system']}; "
             + ", ".join(f"{name} {version}" for name, version in versions.items())
             + f". {plural(options['rounds'], 'round')} of {options['seconds']:g} s at each point after at least {options['warm_up']:g} s of warm-up; "
             + f"the client has the same {plural(facts['cores'], 'core')}.", ""]
    lines += closed(rows) + open_loops(rows, options["limit_ms"], options.get("unlimited")) + costs(data) + aims(data) + overload(data["overload"])
    reasons = [f"- {title(name)}: {short(row['error'], 400)}" for name, row in rows.items() if "error" in row]
    return "\n".join(lines + reasons).rstrip()


def put(text, document):
    return tables.put(text, document, BEGIN)
