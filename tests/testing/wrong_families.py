#!/usr/bin/env python3
"""Of the tests that are generated for families wrong on purpose, exactly those fail that must, each for its reason.

Usage: wrong_families.py <the program wrong_families>"""
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

PARAMETERS = "has the parameters of its table row"
STATE_DICT = "has the state dict of its checkpoint"
OUTPUTS = "gives the outputs of its source library"
BATCH = "gives a batch of 2 the outputs of two batches of 1"
NARROW = "gives in bfloat16 what it gives in float32"
NARROW_BATCH = "gives in bfloat16 a batch of 2 the outputs of one of 1"
PICTURES = "preprocesses pictures as its source library"
GRAPH = "is captured as a graph that gives the same bits"
DEVICES = DEVICE, NARROW_DEVICE, WRONG_DEVICE, ROUGH_DEVICE, EXACT_DEVICE, NEAR_DEVICE = tuple(
    f"gives on the {cpu} what it gives on the CPU"
    for cpu in ("CPU", "CPU in bfloat16", "reversed CPU", "rough CPU", "exact CPU", "near CPU"))
ALL = {PARAMETERS, STATE_DICT, OUTPUTS, BATCH, NARROW, NARROW_BATCH, PICTURES, GRAPH}

# Family and variant: the tests that fail, and a part of what is said.
FAILING = {
    "wrong Parameters": {PARAMETERS: "== 309"},
    "wrong RecordedParameters": {STATE_DICT: "== 307"},
    "wrong Digest": {STATE_DICT: "0" * 64},
    "wrong Value": {OUTPUTS: "logits"},
    "wrong Rounding": {OUTPUTS: "logits"},
    "wrong SecondOutput": {OUTPUTS: "features"},
    "wrong OutputShape": {OUTPUTS: "inf"},
    "wrong FewerOutputs": {OUTPUTS: "1 >= 2"},
    "wrong NoValues": {OUTPUTS: "inf"},
    "wrong ExchangesItems": {BATCH: "<=", NARROW_BATCH: "PCC"},
    "wrong LosesItems": {BATCH: "[1, 40] == [2, 40]", NARROW_BATCH: "PCC"},
    "wrong Drifts": {BATCH: "<="},
    "wrong Narrow": {NARROW: "PCC"},
    "wrong NarrowBatch": {NARROW_BATCH: "PCC"},
    "wrong NoNumber": {NARROW_BATCH: "PCC nan"},
    "wrong Blurred": {NARROW: "PCC 0.9"},
    "wrong BlurredMoreThanSource": {NARROW: "PCC 0.9"},
    "wrong HighAsSource": {OUTPUTS: "logits", NARROW: "PCC"},
    "wrong Captured": {GRAPH: "equal"},
    "wrong Branches": {GRAPH: "equal", BATCH: "<="},
    "wrong Recipe": {PICTURES: "chelsea.png"},
    "wrong RecipeSize": {PICTURES: "[1, 3, 8, 6] == [1, 3, 6, 8]"},
    "wrong SecondPicture": {PICTURES: "rocket.jpg"},
    "wrong Refused": {PICTURES: "chelsea.png"},
    "wrong NoPreprocessing": {PICTURES: "false"},
    "wrong NoPreprocessingAtAddress": {PICTURES: "false"},
    "wrong Large": {PARAMETERS: "== 200000001"},
    "wrong JustNotLarge": {PARAMETERS: "== 200000000"},
    "absent Right": {test: "absent.json: no goldens there"
                     for test in (PARAMETERS, STATE_DICT, OUTPUTS, BATCH, NARROW, NARROW_BATCH, GRAPH)},
    "single Narrow": {NARROW: "PCC", WRONG_DEVICE: "PCC", ROUGH_DEVICE: "PCC 0.", NEAR_DEVICE: "<= 0.00003"},
    "single Right": {WRONG_DEVICE: "PCC", ROUGH_DEVICE: "PCC 0.", NEAR_DEVICE: "<= 0.00003"},
    "single Lenient": {WRONG_DEVICE: "PCC", NEAR_DEVICE: "<= 0.00003"},
    "small Narrow": {NARROW: "PCC"},
    "small NarrowBatch": {NARROW_BATCH: "PCC"},
    "fed Wrong": {PICTURES: "chelsea.png"},
}
# The tests of variants that don't have all of them.
TESTS = {"wrong NotRecorded": ALL - {STATE_DICT, OUTPUTS}, "absent Right": ALL - {PICTURES}}
TESTS |= {f"single {variant}": {PARAMETERS, NARROW, *DEVICES}
          for variant in ("Right", "Lenient", "Narrow")}
TESTS |= {f"small {variant}": {PARAMETERS, BATCH, NARROW, NARROW_BATCH}
          for variant in ("Right", "Narrow", "NarrowBatch", "High")}
TESTS |= {f"fed {variant}": ALL - {GRAPH} for variant in ("Right", "Wrong")}


def run(*arguments):
    """What became of each test case: its name, and what its failures say, or nothing if it passed."""
    text = subprocess.run([sys.argv[1], "-r", "xml", *arguments], stdout=subprocess.PIPE, timeout=300).stdout
    cases = {}
    for case in ElementTree.fromstring(text).iter("TestCase"):
        passed = case.find("OverallResult").get("success") == "true"
        cases[case.get("name")] = None if passed else " ".join(case.itertext())
    return cases


def main():
    wrong = []

    def check(what, got, want):
        if got != want:
            wrong.append(f"{what}: {got}, not {want}")

    found = {}
    cases = run()
    for name in [name for name in cases if name.startswith("a case")]:
        check(name, cases.pop(name), None)
    for name, said in cases.items():
        test_id, _, what = name.partition(" ")
        family, _, variant = test_id.removesuffix("-single_device-inference").partition("/pytorch-")
        found.setdefault(f"{family} {variant}", {})[what] = said
    for variant, tests in found.items():
        check(f"tests of {variant}", sorted(tests), sorted(TESTS.get(variant, ALL)))
        failing = {what for what, said in tests.items() if said is not None}
        check(f"failing tests of {variant}", sorted(failing), sorted(FAILING.get(variant, {})))
        for what, part in FAILING.get(variant, {}).items():
            if part not in (tests.get(what) or ""):
                wrong.append(f"{variant} {what} doesn't say {part!r}: {tests.get(what)}")
    check("families", sorted({variant.split()[0] for variant in found}), ["absent", "fed", "single", "small", "wrong"])
    check("variants", set(FAILING) - set(found), set())

    def tagged(*tags):
        return {name.split()[0].split("-")[-3] for name in run(*tags)}

    check("large variants", tagged("[large]"), {"Large"})
    check("representative of wrong", tagged("[wrong][representative]"), {"Right"})
    check("representative of single", tagged("[single][representative]"), {"Narrow"})
    check("by path", tagged("[single/pytorch][representative]"), {"Narrow"})
    check("by task, source and group", tagged("[single][cv_image_cls][custom][generality]"), {"Right", "Lenient", "Narrow"})
    print("\n".join(wrong) or f"{sum(map(len, found.values()))} tests did what they must")
    sys.exit(bool(wrong))


main()
