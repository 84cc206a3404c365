#!/usr/bin/env python3
"""Records what torch and timm make of a small training: tests/data/training.json.

usage: tools/record_training.py        (with torch and timm installed)
Learning rates of schedules, losses and their gradients, and weights after some steps of each optimizer.
"""
import json
import pathlib
import warnings

import timm
import torch
from timm.scheduler import CosineLRScheduler
from torch.nn.functional import cross_entropy

warnings.simplefilter("ignore")
data = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data"


def numbers(tensor):
    return [float(f"{value:.9g}") for value in tensor.detach().double().flatten().tolist()]


def schedule(rate, steps, warmup=0, warmup_rate=0.0, least=0.0, restart=False):
    weights = torch.optim.SGD([torch.zeros(1)], lr=rate)
    rule = CosineLRScheduler(weights, t_initial=steps, lr_min=least, warmup_t=warmup, warmup_lr_init=warmup_rate,
                             warmup_prefix=restart)
    rates = []
    for step in range(steps + warmup + 3):
        rule.step(step)
        rates.append(weights.param_groups[0]["lr"])
    return {"rate": rate, "steps": steps, "warmup": warmup, "warmup_rate": warmup_rate, "least": least, "restart": restart,
            "rates": rates}


def annealed(rate, steps, least):
    """torch's own."""
    weights = torch.optim.SGD([torch.zeros(1)], lr=rate)
    rule = torch.optim.lr_scheduler.CosineAnnealingLR(weights, steps, least)
    rates = []
    for _ in range(steps + 1):
        rates.append(weights.param_groups[0]["lr"])
        weights.step()
        rule.step()
    return {"rate": rate, "steps": steps, "warmup": 0, "warmup_rate": 0.0, "least": least, "restart": False, "rates": rates}


inputs = torch.tensor([[0.5, -1.0, 2.0], [1.5, 0.25, -0.75], [-2.0, 1.0, 0.5], [0.0, 3.0, -1.0]])
classes = torch.tensor([0, 1, 1, 0])


def network():
    weight = torch.tensor([[0.1, -0.2, 0.3], [-0.4, 0.5, -0.6]], requires_grad=True)
    bias = torch.tensor([0.05, -0.05], requires_grad=True)
    return weight, bias


def loss(smoothing):
    weight, bias = network()
    value = cross_entropy(inputs @ weight.T + bias, classes, label_smoothing=smoothing)
    value.backward()
    return {"smoothing": smoothing, "loss": numbers(value)[0], "weight": numbers(weight.grad), "bias": numbers(bias.grad)}


def trained(name, make, decay, **options):
    """Weights after five steps; vectors don't decay."""
    weight, bias = network()
    rule = make([{"params": [bias], "weight_decay": 0.0}, {"params": [weight], "weight_decay": decay}], lr=0.1, **options)
    losses = []
    for _ in range(5):
        rule.zero_grad()
        value = cross_entropy(inputs @ weight.T + bias, classes, label_smoothing=0.1)
        losses.append(numbers(value)[0])
        value.backward()
        rule.step()
    return {"optimizer": name, "decay": decay, **options, "losses": losses, "weight": numbers(weight), "bias": numbers(bias)}


record = {
    "torch": torch.__version__.split("+")[0],
    "timm": timm.__version__,
    "schedules": [schedule(0.1, 10), schedule(0.1, 12, 4, 0.001, 0.01), schedule(3e-4, 8, 3, 1e-6, 1e-5, True),
                  annealed(0.1, 10, 0.01)],
    "losses": [loss(smoothing) for smoothing in (0.0, 0.1, 0.5, 1.0)],
    "trained": [trained("sgd", torch.optim.SGD, 0.0, momentum=0.0), trained("sgd", torch.optim.SGD, 0.01, momentum=0.9),
                trained("sgd", torch.optim.SGD, 0.01, momentum=0.9, nesterov=True),
                trained("adam", torch.optim.Adam, 0.0), trained("adam", torch.optim.Adam, 0.05),
                trained("adamw", torch.optim.AdamW, 0.05)],
}
lines = [f' "{key}": ' + (json.dumps(value) if isinstance(value, str) else "[\n  " + ",\n  ".join(map(json.dumps, value)) + "\n ]")
         for key, value in record.items()]
(data / "training.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
