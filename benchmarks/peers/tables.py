"""The arithmetic and the Markdown of run.py's results."""
import math
import re

NAMES = {"torch": "PyTorch", "compile": "torch.compile", "onnxruntime": "ONNX Runtime", "openvino": "OpenVINO"}
BEGIN, END = "<!-- peers -->", "<!-- end -->"


def is_ours(engine):
    return engine.startswith("ttfm:")


def title(engine):
    return "ttfm " + engine[5:] if is_ours(engine) else NAMES[engine]


def stable(history, rounds=3, tolerance=0.01):
    """Whether the least of the last `rounds` values is at most 1 % below the least of those before."""
    if len(history) <= rounds:
        return False
    return min(history[-rounds:]) >= min(history[:-rounds]) * (1 - tolerance)


def milliseconds(engines, name):
    return engines.get(name, {}).get("ms")


def best_peer(engines):
    """The fastest engine that isn't ours; None where none ran."""
    ran = [name for name, result in engines.items() if not is_ours(name) and result.get("ms") is not None]
    return min(ran, key=lambda name: engines[name]["ms"], default=None)


def ratio(engines, ours):
    """Of our time to the best peer's; None where one of them didn't run."""
    peer, mine = best_peer(engines), milliseconds(engines, ours)
    return mine / engines[peer]["ms"] if peer and mine is not None else None


def geometric_mean(values):
    values = list(values)
    return math.exp(sum(map(math.log, values)) / len(values)) if values else None


def number(value):
    """Three significant digits, or a dash."""
    if value is None:
        return "-"
    if value >= 1000:
        return f"{value:.0f}"
    return f"{value:.3g}" if value < 100 else f"{value:.0f}"


def plural(count, noun):
    return f"{count} {noun}" + ("" if count == 1 else "s")


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


def short(reason, length=160):
    """The first line of an error, and no end of a table's cell."""
    text = " ".join(reason.strip().splitlines()[:1]).replace("|", "/")
    return text if len(text) <= length else text[:length - 3] + "..."


def summary(ratios):
    """A sentence on (name, ratio) pairs."""
    mean = geometric_mean(value for _, value in ratios)
    if mean is None:
        return []
    above = [f"{name} ({value:.2f})" for name, value in ratios if value > 1.005]
    return ["", f"Geometric mean of {plural(len(ratios), 'ratio')}: {mean:.3f}. Above 1.00: {', '.join(above) or 'none'}."]


def networks(rows, engines, threads, batch, dtype):
    """One table of the networks, and below it why an engine has no number."""
    ours = [name for name in engines if is_ours(name)]
    first = ours[0] if ours else None
    lines = [f"#### Batch {batch}, {plural(threads, 'thread')}, {dtype}", ""]
    body, ratios, reasons, shaky = [], [], [], False
    for row in rows:
        results = row["engines"]
        peer, of_best = best_peer(results), ratio(results, first)
        unstable = any(not results[name].get("stable", True) for name in (peer, first) if name in results)
        shaky = shaky or (unstable and of_best is not None)
        if of_best is not None:
            ratios.append((row["name"], of_best))
        of = lambda field, name: number(results.get(name, {}).get(field))  # noqa: E731
        body.append([row["name"], *[number(milliseconds(results, name)) for name in engines],
                     "-" if of_best is None else f"{of_best:.2f}" + ("~" if unstable else ""),
                     of("load_ms", first), of("load_ms", peer), of("peak_mb", first), of("peak_mb", peer)])
        reasons += [f"- {row['name']}, {title(name)}: {short(results[name]['error'])}" for name in engines
                    if "error" in results.get(name, {})]
        reasons += [f"- {row['name']}, {title(name)}: {results[name]['note']}" for name in engines if "note" in results.get(name, {})]
    lines += table(["network", *[title(name) for name in engines], "ratio", "load", "best peer's", "MB", "best peer's"], body)
    lines += summary(ratios)
    if shaky:
        lines += ["", "~: a minimum still fell in the last rounds."]
    if reasons:
        lines += ["", *reasons]
    return lines + [""]


def pictures(rows):
    lines = ["#### From a picture's bytes to five classes", ""]
    body, ratios = [], []
    for row in rows:
        results = row["engines"]
        ours = next((name for name in results if is_ours(name)), None)
        peer, of_best = best_peer(results), ratio(results, ours)
        if of_best is not None:
            ratios.append((row["name"], of_best))
        body.append([row["name"], row["picture"], str(row["threads"]), number(milliseconds(results, ours)), number(milliseconds(results, peer)),
                     NAMES.get(peer, "-"), "-" if of_best is None else f"{of_best:.2f}"])
    lines += table(["network", "picture", "threads", "ttfm", "peer", "its engine", "ratio"], body) + summary(ratios)
    reasons = [f"- {row['name']}, {title(name)}: {short(result['error'])}" for row in rows
               for name, result in row["engines"].items() if "error" in result]
    return lines + (["", *reasons] if reasons else []) + [""]


def starts(rows):
    lines = ["#### A cold start", ""]
    lines += table(["command", "seconds"], [[f"`{row['command']}`", f"{row['seconds']:.2f}" if "seconds" in row else "- " + short(row["error"])]
                                            for row in rows])
    return lines + [""]


def evaluations(rows):
    lines = ["#### Pictures per second of an evaluation", ""]
    body = []
    for row in rows:
        ours, theirs = row.get("ttfm"), row.get("timm")
        body.append([row["name"], number(ours), number(theirs), f"{ours / theirs:.2f}" if ours and theirs else "-"])
    lines += table(["network", "ttfm", "timm", "ratio"], body)
    reasons = [f"- {row['name']}: {short(row['error'])}" for row in rows if "error" in row]
    return lines + (["", *reasons] if reasons else []) + [""]


def document(results):
    """All tables of the results."""
    machine, versions = results["machine"], results["versions"]
    if not any(results[part] for part in ("networks", "pictures", "starts", "evaluations")):
        return "No results yet."
    rows = list(results["networks"].values())
    load = max((row["load"] for row in rows), default=0)
    lines = [f"{machine['processor']}, {plural(machine['cores'], 'core')}, {machine['memory_gb']} GB, {machine['system']}; "
             + ", ".join(f"{name} {version}" for name, version in versions.items())
             + f". Load average, that of the engines included, up to {load:.1f}. Milliseconds, the least of several rounds in which the engines take turns; ratio: ttfm's time to the best peer's.", ""]
    engines = sorted({name for row in rows for name in row["engines"]}, key=lambda name: (not is_ours(name), results["order"].index(name)))
    for key in sorted({(row["dtype"] != "float32", row["dtype"], row["batch"], row["threads"]) for row in rows}):
        _, dtype, batch, threads = key
        chosen = [row for row in rows if (row["dtype"], row["batch"], row["threads"]) == (dtype, batch, threads)]
        lines += networks(chosen, engines, threads, batch, dtype)
    for part, write in (("pictures", pictures), ("starts", starts), ("evaluations", evaluations)):
        if results[part]:
            lines += write(list(results[part].values()))
    return "\n".join(lines)


def put(text, tables, begin=BEGIN):
    """`text` with the tables between the markers. Raises ValueError where these aren't there once."""
    found = re.findall(re.escape(begin) + ".*?" + re.escape(END), text, re.S)
    if len(found) != 1:
        raise ValueError(f"there must be one place {begin}...{END}, not {len(found)}")
    return text.replace(found[0], f"{begin}\n{tables}\n{END}")
