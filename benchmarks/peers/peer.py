"""A peer of ttfm in a process of its own: makes the files that runtimes load, or loads one network in one engine and is timed.

    peer.py prepare VARIANT --make weights|answer|onnx|openvino --folder DIR [--batch 1] [--dtype float32]
    peer.py run VARIANT --engine ENGINE --folder DIR [--batch 1] [--dtype float32] [--threads 1] [--picture FILE]

`run` answers in lines of JSON: first, when it has its first answer, the milliseconds of loading, then to each line "run N" on
stdin the least milliseconds of N runs. It ends with its input. Libraries print to stderr. An engine imports what its
user would import, so ONNX Runtime's and OpenVINO's processes are without PyTorch, unless they have pictures to preprocess.
"""
import argparse
import io
import json
import os
import pathlib
import sys
import time

ENGINES = ("torch", "compile", "onnxruntime", "openvino")


def paths(options):
    """The files of a variant: weights of all, and per batch the inputs with their answer and the exported networks."""
    folder = pathlib.Path(options.folder)
    stem = f"b{options.batch}"
    suffix = "" if options.dtype == "float32" else f"-{options.dtype}"
    return dict(weights=folder / "weights.pt", answer=folder / f"{stem}.npz", onnx=folder / f"{stem}{suffix}.onnx",
                openvino=folder / f"{stem}.xml")


def network_of(options):
    import networks
    import torch
    network = networks.build(options.variant)
    network.load_state_dict(torch.load(paths(options)["weights"], weights_only=True))
    return network.to(getattr(torch, options.dtype))


def as_tuple(outputs):
    return tuple(outputs) if isinstance(outputs, (list, tuple)) else (outputs,)


def prepare(options):
    import networks
    import numpy
    import torch
    files = paths(options)
    files["weights"].parent.mkdir(parents=True, exist_ok=True)
    if options.make == "weights":
        network = networks.build(options.variant)
        torch.save(network.state_dict(), files["weights"])
        return dict(parameters=networks.parameters(network), origin=networks.PEERS[options.variant].origin)
    network = network_of(options)
    inputs = networks.inputs(options.variant, options.batch)
    if options.make == "answer":
        with torch.inference_mode():
            outputs = as_tuple(network(*inputs))
        numpy.savez(files["answer"], **{f"input{i}": x.numpy() for i, x in enumerate(inputs)},
                    **{f"output{i}": x.numpy() for i, x in enumerate(outputs)})
        return dict(outputs=[list(x.shape) for x in outputs])
    inputs = tuple(x.to(getattr(torch, options.dtype)) for x in inputs)
    if options.make == "onnx":
        names = [f"input{i}" for i in range(len(inputs))]
        with torch.no_grad():
            torch.onnx.export(network, inputs, files["onnx"], input_names=names, dynamo=True, external_data=True, verbose=False)
        return dict(bytes=files["onnx"].stat().st_size)
    import openvino
    with torch.no_grad():
        model = openvino.convert_model(network, example_input=inputs if len(inputs) > 1 else inputs[0],
                                       input=[list(x.shape) for x in inputs])
    openvino.save_model(model, files["openvino"], compress_to_fp16=False)
    return dict(operators=len(model.get_ops()))


def with_torch(options, inputs):
    import torch
    torch.set_num_threads(options.threads)
    network = network_of(options)
    inputs = tuple(torch.from_numpy(x).to(getattr(torch, options.dtype)) for x in inputs)
    if options.engine == "compile":
        import torch._inductor.config
        torch._inductor.config.freezing = True
        network = torch.compile(network)

    def run(*given):
        with torch.no_grad():
            return as_tuple(network(*(given or inputs)))
    return run, lambda outputs: [x.float().numpy() for x in outputs], lambda x: torch.from_numpy(x).to(getattr(torch, options.dtype))


def with_onnxruntime(options, inputs):
    import onnxruntime
    settings = onnxruntime.SessionOptions()
    settings.intra_op_num_threads = options.threads
    session = onnxruntime.InferenceSession(paths(options)["onnx"], settings, providers=["CPUExecutionProvider"])
    names = [x.name for x in session.get_inputs()]
    feed = dict(zip(names, inputs))

    def run(*given):
        return session.run(None, dict(zip(names, given)) if given else feed)
    return run, lambda outputs: outputs, lambda x: x


def with_openvino(options, inputs):
    import openvino
    core = openvino.Core()
    settings = {"INFERENCE_PRECISION_HINT": {"float32": "f32", "bfloat16": "bf16"}[options.dtype],
                "INFERENCE_NUM_THREADS": options.threads}
    request = core.compile_model(core.read_model(paths(options)["openvino"]), "CPU", settings).create_infer_request()
    inputs = list(inputs)

    def run(*given):
        results = request.infer(list(given) or inputs, share_inputs=True, share_outputs=True)
        return [results[i] for i in range(len(results))]
    return run, lambda outputs: [x.copy() for x in outputs], lambda x: x


def peak():
    """The most memory that the process has had, in MB."""
    for line in open("/proc/self/status"):
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0


def deviation(outputs, expected):
    """The largest difference from the answer of PyTorch in float32, in its standard deviations."""
    return max((float(abs(a - b).max() / (b.std() or 1)) for a, b in zip(outputs, expected)), default=0.0)


def reader(options, convert):
    """From the bytes of a file to the input: Pillow, and timm's transforms."""
    import networks  # noqa: F401: makes torchvision importable
    import numpy
    import timm.data
    from PIL import Image
    peer = networks.PEERS[options.variant]
    channels, height, width = peer.shapes[0][1:]
    transform = timm.data.create_transform((channels, height, width), is_training=False, **peer.picture)
    mode = "L" if channels == 1 else "RGB"

    def read(data):
        return convert(numpy.ascontiguousarray(transform(Image.open(io.BytesIO(data)).convert(mode)).unsqueeze(0).numpy()))
    return read


def run(options, say):
    import numpy
    with numpy.load(paths(options)["answer"]) as file:
        inputs = [file[f"input{i}"] for i in range(sum(name.startswith("input") for name in file))]
        expected = [file[f"output{i}"] for i in range(len(file) - len(inputs))]
    engine = {"torch": with_torch, "compile": with_torch, "onnxruntime": with_onnxruntime, "openvino": with_openvino}[options.engine]
    if options.engine == "onnxruntime" and options.dtype != "float32":
        import ml_dtypes
        inputs = [x.astype(ml_dtypes.bfloat16) for x in inputs]
    if options.engine in ("torch", "compile"):  # a library is loaded once, not with each network
        import networks
        networks.PEERS[options.variant]
    start = time.perf_counter()
    forward, to_numpy, convert = engine(options, inputs)
    outputs = forward()
    load = (time.perf_counter() - start) * 1e3
    found = deviation(to_numpy(outputs), expected)
    call = forward
    if options.picture:
        data = pathlib.Path(options.picture).read_bytes()
        read = reader(options, convert)

        def call():
            logits = numpy.asarray(to_numpy(forward(read(data)))[0][0])
            best = numpy.argpartition(logits, -5)[-5:]
            odds = numpy.exp(logits - logits.max())
            return [(int(i), float(odds[i] / odds.sum())) for i in best[numpy.argsort(-logits[best])]]
        call()
    say(load_ms=load, peak_mb=peak(), deviation=found)
    for line in sys.stdin:
        least = float("inf")
        for _ in range(int(line.split()[1])):
            start = time.perf_counter()
            call()
            least = min(least, time.perf_counter() - start)
        say(min_ms=least * 1e3, peak_mb=peak())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mode", choices=("prepare", "run"))
    parser.add_argument("variant")
    parser.add_argument("--folder", required=True)
    parser.add_argument("--make", choices=("weights", "answer", "onnx", "openvino"))
    parser.add_argument("--engine", choices=ENGINES)
    parser.add_argument("--batch", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--dtype", choices=("float32", "bfloat16"), default="float32")
    parser.add_argument("--picture")
    options = parser.parse_args()
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)

    def say(**fields):
        print(json.dumps(fields), file=answers, flush=True)
    try:
        if options.mode == "prepare":
            say(**prepare(options))
        else:
            run(options, say)
    except Exception as error:  # the reason is a result
        say(error=f"{type(error).__name__}: {error}"[:2000])
        sys.exit(1)


if __name__ == "__main__":
    main()
