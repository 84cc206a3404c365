"""The checks of tools/check_deploy.sh, which installs what this needs."""
import argparse
import json
import pathlib
import re
import shutil
import string
import subprocess
import sys
import tempfile
import urllib.request

import helm_python
import jsonschema
import kubernetes_validate
import promql_parser
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
KUBERNETES = "1.34"  # the oldest that upstream's chart takes
# Read by other programs: OpenMP, and those in the other images of compose.yaml.
OTHERS = {"OMP_WAIT_POLICY", "TTFM_1", "TTFM_2", "LISTEN", "GF_SECURITY_ADMIN_PASSWORD"}
failures = 0


def report(what, problems, tool):
    global failures
    problems = [str(problem) for problem in problems]
    failures += bool(problems)
    print(f"{'FAILED' if problems else 'ok':6} {what} ({tool})", *problems, sep="\n         ")


def run(what, *command, **options):
    done = subprocess.run(command, text=True, capture_output=True, **options)
    report(what, (done.stdout + done.stderr).splitlines() if done.returncode else [], pathlib.Path(command[0]).name)


def documents(path):
    return [document for document in yaml.safe_load_all(path.read_text()) if document]


def source():
    folders = ROOT / "include/ttfm", ROOT / "examples/cli", ROOT / "examples/server"
    return "".join(path.read_text() for folder in folders for path in folder.rglob("*.[ch]pp"))


def in_kubernetes(each):
    """What Kubernetes' schema has against an object, unknown fields included."""
    try:
        kubernetes_validate.validate(each, KUBERNETES, strict=True)
        return []
    except kubernetes_validate.ValidationError as error:
        return [f"{each['kind']} {'.'.join(map(str, error.path))}: {error.message[:200]}"]


def find(tree, key):
    """All values of a key, anywhere in a document."""
    if isinstance(tree, dict):
        for name, value in tree.items():
            if name == key:
                yield value
            yield from find(value, key)
    elif isinstance(tree, list):
        for value in tree:
            yield from find(value, key)


def names_of(environment):
    for each in environment:
        yield from [entry["name"] for entry in each] if isinstance(each, list) else each


def check_call(what, arguments, grace, code):
    """The options of a call of ttfm exist, and its seconds of stopping fit in the time until SIGKILL."""
    problems = [f"ttfm has no option {word}" for word in arguments if word.startswith("--") and f'{word}"' not in code]
    seconds = [float(arguments[arguments.index(word) + 1]) for word in ("--stop-delay", "--drain")]
    if sum(seconds) >= grace:
        problems.append(f"--stop-delay and --drain are {sum(seconds):g} s of {grace} s")
    report(what, problems, "options, and seconds of stopping")


def strict(schema):
    """A CRD's schema that refuses unknown fields, as the API server does when told to."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: strict(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and not schema.get("x-kubernetes-preserve-unknown-fields"):
        schema.setdefault("additionalProperties", False)
    if schema.pop("x-kubernetes-int-or-string", False):
        schema.pop("type", None)
    return schema


def check_crd(path, crds):
    for each in documents(path):
        version, kind = each["apiVersion"].split("/")[1], each["kind"]
        crd = yaml.safe_load((crds / f"serving.kserve.io_{kind.lower()}s.yaml").read_text())
        schema = strict(next(v for v in crd["spec"]["versions"] if v["name"] == version)["schema"]["openAPIV3Schema"])
        schema["properties"]["metadata"] = {"type": "object", "required": ["name"]}
        errors = jsonschema.Draft7Validator(schema).iter_errors(each)
        report(path.relative_to(ROOT), [f"{error.json_path}: {error.message[:200]}" for error in errors], "KServe's CRD")


def check_chart(chart, values, code):
    with helm_python.Chart.load(str(chart)) as loaded:
        for model in sorted(values["models"]):
            for device in values["models"][model]["forge"]:
                what = f"deploy/helm/values.yaml, {model} on {device}"
                manifests = loaded.render({**values, "model": model, "device": device}, name="ttfm", namespace="models")
                rendered = [each for text in manifests.values() for each in yaml.safe_load_all(text) if each]
                wrong = [problem for each in rendered for problem in in_kubernetes(each)]
                deployment = next(each for each in rendered if each["kind"] == "Deployment")
                container = deployment["spec"]["template"]["spec"]["containers"][0]
                mounts = {mount["mountPath"] for mount in container["volumeMounts"]}
                environment = {entry["name"]: entry.get("value") for entry in container["env"]}
                wrong += [name for name, right in {
                    "image": container["image"] == "ttfm:0.1",
                    "liveness": container["livenessProbe"]["httpGet"]["path"] == "/tt-liveness",
                    "readiness": container["readinessProbe"]["httpGet"]["path"] == "/health",
                    "memory": container["resources"]["limits"]["memory"] == "4Gi",
                    "cache": environment["XDG_CACHE_HOME"] in mounts,
                    "key": "API_KEY" in environment,
                    "board": ("claims" in container["resources"]) == (device != "cpu"),
                }.items() if not right]
                wrong += [name for name in environment if f'"{name}"' not in code]
                report(what, wrong, f"Helm {helm_python.helm_sdk_version()}, kubernetes-validate {KUBERNETES}")


def check_expressions(code, metrics):
    """PromQL that can be parsed, over metrics that the server has."""
    dashboard = json.loads((DEPLOY / "compose/grafana/ttfm.json").read_text())
    alerts = yaml.safe_load((DEPLOY / "compose/alerts.yml").read_text())
    adapter = yaml.safe_load((DEPLOY / "kubernetes/adapter-values.yaml").read_text())["rules"]["custom"]
    expressions = {
        "deploy/compose/grafana/ttfm.json": [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]],
        "deploy/compose/alerts.yml": [rule["expr"] for group in alerts["groups"] for rule in group["rules"]],
        "deploy/kubernetes/adapter-values.yaml": [rule["seriesQuery"] for rule in adapter] + [
            rule["metricsQuery"].replace("<<.GroupBy>>", "pod").replace("<<.Series>>", rule["name"]["matches"])
            .replace("<<.LabelMatchers>>", 'namespace="a"') for rule in adapter],
    }
    for path, all_of in expressions.items():
        problems = []
        for expression in all_of:
            try:
                promql_parser.parse(expression.replace("$__rate_interval", "1m"))
            except ValueError as error:
                problems.append(f"{expression}: {error}")
            for name in re.findall(r"\b(?:ttfm|tt_media_server)_\w+", expression):
                family = re.sub("_(bucket|sum|count)$", "", name)
                if f'"{family}"' not in code:
                    problems.append(f"the server has no {name}")
                elif metrics and not re.search(rf"^{name}[ {{]", metrics, re.MULTILINE):
                    problems.append(f"/metrics has no {name}")
        report(path, problems, "promql-parser" + (", /metrics" if metrics else ""))
    corners = [(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in dashboard["panels"]]
    ids = [panel["id"] for panel in dashboard["panels"]]
    report("deploy/compose/grafana/ttfm.json", [] if len(set(corners)) == len(set(ids)) == len(ids) else ["panels overlap"], "its panels")


def check_nginx(compose):
    variables = compose["services"]["nginx"]["environment"]
    site = string.Template((DEPLOY / "compose/nginx.conf.template").read_text()).safe_substitute(
        variables, TTFM_1="127.0.0.1:8001", TTFM_2="127.0.0.1:8002")
    with tempfile.TemporaryDirectory() as folder:
        config = pathlib.Path(folder, "nginx.conf")
        config.write_text(f"pid {folder}/pid; events {{}} http {{ {site} }}")
        run("deploy/compose/nginx.conf.template", "nginx", "-t", "-q", "-p", folder, "-e", "stderr", "-c", str(config))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--chart", type=pathlib.Path)
    parser.add_argument("--kserve", type=pathlib.Path)
    parser.add_argument("--metrics")
    given = parser.parse_args()
    code = source()
    metrics = urllib.request.urlopen(given.metrics, timeout=10).read().decode() if given.metrics else ""
    every = {path: documents(path) for path in sorted(DEPLOY.rglob("*.y*ml"))}

    run("deploy/Dockerfile", "hadolint", str(DEPLOY / "Dockerfile"))
    for script in sorted(DEPLOY.glob("*.sh")):
        run(script.relative_to(ROOT), "bash", "-n", str(script))

    compose_file = DEPLOY / "compose/compose.yaml"
    compose = every[compose_file][0]
    run("deploy/compose/compose.yaml", "check-jsonschema", "--builtin-schema", "vendor.compose-spec", str(compose_file))
    files = [volume.split(":")[0] for service in compose["services"].values() for volume in service.get("volumes", []) if volume.startswith(".")]
    report("deploy/compose/compose.yaml", [f"there is no {name}" for name in files if not (compose_file.parent / name).is_file()], "its files")
    run("deploy/compose/prometheus.yml", "promtool", "check", "config", str(DEPLOY / "compose/prometheus.yml"))
    run("deploy/compose/alerts.yml", "promtool", "test", "rules", "tests/deploy/alerts.yml", cwd=ROOT)
    if shutil.which("nginx"):
        check_nginx(compose)
    else:
        print("       skipped: nginx.conf.template, since nginx isn't installed")
    check_expressions(code, metrics)

    for path in sorted((DEPLOY / "kubernetes").glob("*.yaml")):
        if path.name == "kustomization.yaml":
            resources = every[path][0]["resources"]
            report(path.relative_to(ROOT), [name for name in resources if not (path.parent / name).is_file()], "its files")
        elif path.name != "adapter-values.yaml":
            for each in every[path]:
                report(path.relative_to(ROOT), in_kubernetes(each), f"kubernetes-validate {KUBERNETES}")

    # What ttfm is told: options and variables that it has, and times that fit.
    command = re.search(r"^CMD (\[.*\])$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
    for service in ("ttfm-1", "ttfm-2"):
        check_call(f"deploy/compose/compose.yaml, {service}", json.loads(command[1]), int(compose["services"][service]["stop_grace_period"][:-1]), code)
    pod = every[DEPLOY / "kubernetes/deployment.yaml"][0]["spec"]["template"]["spec"]
    check_call("deploy/kubernetes/deployment.yaml", pod["containers"][0]["args"], pod["terminationGracePeriodSeconds"], code)
    runtime, service = every[DEPLOY / "kserve/runtime.yaml"][0]["spec"], every[DEPLOY / "kserve/service.yaml"][0]["spec"]
    check_call("deploy/kserve/runtime.yaml", runtime["containers"][0]["args"], service["predictor"]["terminationGracePeriodSeconds"], code)
    check_call("deploy/helm/values.yaml", json.loads(command[1]), 30, code)  # Kubernetes' default
    used = {name for each in every.values() for key in ("env", "extraEnv", "environment") for name in names_of(find(each, key))}
    used |= set(re.findall(r"(\w+)=", re.search(r"^ENV (.*)$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)[1]))
    report("variables", [f"ttfm reads no {name}" for name in sorted(used - OTHERS) if f'"{name}"' not in code], "the names in the source")

    if given.kserve:
        for path in sorted((DEPLOY / "kserve").glob("*.yaml")):
            check_crd(path, given.kserve / "charts/kserve-crd/templates")
    else:
        print("       skipped: deploy/kserve against KServe's CRDs; name a checkout with --kserve")
    if given.chart:
        check_chart(given.chart, helm_python.values_from_yaml((DEPLOY / "helm/values.yaml").read_text()), code)
    else:
        print("       skipped: deploy/helm in upstream's chart; name it with --chart")
    print(f"{failures} failed" if failures else "all passed")
    sys.exit(bool(failures))


main()
