"""Parses, verifies and runs StableHLO that `ttfm export` wrote with the MLIR tools and the CPU compiler of jaxlib, and
compares with LibTorch's results: an independent check for development (pip install jax jaxlib). Without jaxlib it ends
with 77, by which Meson knows a test that was skipped.

    check_stablehlo.py <ttfm> [<test id>...]      without ids, the default variants of all families up to 400 M parameters
    check_stablehlo.py <folder>                   what tests/graph/operators.cpp wrote to TTFM_STABLEHLO_CASES
"""
import json
import pathlib
import struct
import subprocess
import sys
import tempfile

try:
    import jax
    import ml_dtypes
    import numpy as np
    from jax._src.interpreters.mlir import make_ir_context
    from jax._src.lib import _jax, xla_client
    from jaxlib.mlir import ir
except ImportError as missing:
    print("skipped:", missing)
    sys.exit(77)

DTYPES = {"F32": np.float32, "F64": np.float64, "F16": np.float16, "BF16": ml_dtypes.bfloat16, "I64": np.int64,
          "I32": np.int32, "U8": np.uint8, "BOOL": np.bool_}


def read_safetensors(path):
    data = np.memmap(path, np.uint8, "r")
    size = struct.unpack("<Q", data[:8].tobytes())[0]
    header = json.loads(data[8:8 + size].tobytes())
    tensors = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        tensors[name] = data[8 + size + begin:8 + size + end].view(DTYPES[entry["dtype"]]).reshape(entry["shape"])
    return tensors


def check(text, tensors):
    """The largest difference of each result over its standard deviation, and the PCC."""
    with make_ir_context():
        assert ir.Module.parse(text).operation.verify()
    arguments = sorted((name for name in tensors if name.startswith("argument.")), key=lambda n: int(n.split(".")[1]))
    device = jax.devices("cpu")[:1]
    executable = device[0].client.compile_and_load(text.encode(), _jax.DeviceList(tuple(device)),
                                                   xla_client.CompileOptions())
    placed = [jax.device_put(np.asarray(tensors[name]), device[0]) for name in arguments]
    results = executable.execute_sharded(placed).disassemble_into_single_device_arrays()
    report = []
    for i, result in enumerate(results):
        got = np.asarray(result[0]).astype(np.float64)
        want = tensors[f"result.{i}"].astype(np.float64)
        assert got.shape == want.shape, f"result {i} is {got.shape}, not {want.shape}"
        deviation = want.std() or 1.0
        pcc = np.corrcoef(got.ravel(), want.ravel())[0, 1] if want.size > 1 and want.std() else float(np.allclose(got, want))
        report.append((np.abs(got - want).max() / deviation, pcc))
    return report


def check_cases(folder):
    failures = 0
    cases = sorted(folder.glob("*.mlir"))
    for case in cases:
        # bfloat16 keeps 8 bits, and the two round at other places
        bound = 0.1 if case.stem.endswith(".bf16") else 1e-4
        try:
            error = max(error for error, _ in check(case.read_text(), read_safetensors(case.with_suffix(".safetensors"))))
        except Exception as problem:
            error = problem
        if isinstance(error, Exception) or not error <= bound:
            failures += 1
            print("DIFFERENT", case.stem, str(error)[:400], flush=True)
    print(len(cases), "cases,", failures, "differ")
    return failures


def main():
    jax.config.update("jax_platforms", "cpu")  # the plugins that are installed, Tenstorrent's for one, may lack a device
    jax.config.update("jax_enable_x64", True)  # else 64-bit arguments would become 32-bit ones
    if pathlib.Path(sys.argv[1]).is_dir():
        sys.exit(check_cases(pathlib.Path(sys.argv[1])) > 0)
    ttfm, ids = sys.argv[1], sys.argv[2:]
    if not ids:
        rows = json.loads(subprocess.run([ttfm, "list", "--json"], check=True, capture_output=True).stdout)
        status = subprocess.run([ttfm, "status"], check=True, capture_output=True, text=True).stdout
        defaults = {line.split("`ttfm test ")[1].split("`")[0] for line in status.splitlines() if "`ttfm test " in line}
        ids = [row["id"] for row in rows if row["id"] in defaults and row["parameters"] <= 400e6]
    failures = 0
    for id in ids:
        with tempfile.TemporaryDirectory() as folder:
            text, tensors = pathlib.Path(folder, "model.mlir"), pathlib.Path(folder, "model.safetensors")
            run = subprocess.run([ttfm, "export", id, "--stablehlo", text, "--tensors", tensors, "--weights-from-names",
                                  "ttfm"], capture_output=True, text=True)
            if run.returncode:
                print("FAILED", id, run.stderr.strip()[:600], flush=True)
                failures += 1
                continue
            try:
                report = check(text.read_text(), read_safetensors(tensors))
            except Exception as error:
                print("FAILED", id, str(error)[:600], flush=True)
                failures += 1
                continue
            passed = all(pcc >= 0.999 for _, pcc in report)
            failures += not passed
            print("equal" if passed else "DIFFERENT", id,
                  ", ".join(f"{error:.1e} deviations, PCC {pcc:.7f}" for error, pcc in report),
                  f"{text.stat().st_size / 1e6:.2f} MB of text", flush=True)
    sys.exit(failures > 0)


main()
