#!/usr/bin/env python3
"""Trains two small byte-level tokenizers and records what they make of texts: tests/data/tokenizers.

usage: tools/record_tokenizer.py     (with Hugging Face's tokenizers installed)
"""
import json
import pathlib
import random

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

folder = pathlib.Path(__file__).resolve().parent.parent / "tests" / "data" / "tokenizers"
QWEN2 = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
         r"|\s+(?!\S)|\s+")
TEXTS = ["", " ", "Hello, world!", "It's WE'LL don'T I'M  they've 'd'", "x^2 + y_1 = \\frac{12}{345}  \\sqrt{z}",
         "line one\nline two\r\n\r\n   indented\t\ttabs  ", "naïve café, Zürich, ЖУРНАЛ, 東京タワー, हिन्दी, العربية",
         "emoji 👍🏽 and 𝒳 ∑∫", "1234567890 ½ ٣٤ Ⅷ", "\u00a0no-break\u2003em\u3000wide ", "a<|end|>b<|end|><|endoftext|>",
         "<|end", "'ſ 'S ' s", "   ", "\n\n", " \n x", "a\u0085b", "....!!!\n\n--", "the the the theory of thermal things"]


def main():
    folder.mkdir(parents=True, exist_ok=True)
    corpus = TEXTS + ["the quick brown fox jumps over the lazy dog " * 3, "\\frac{a}{b} \\sqrt{x} \\alpha \\beta"] * 4
    recorded = {}
    for name in ("qwen2", "gpt2"):
        tokenizer = Tokenizer(models.BPE())
        if name == "qwen2":
            tokenizer.normalizer = normalizers.NFC()
            tokenizer.pre_tokenizer = pre_tokenizers.Sequence([
                pre_tokenizers.Split(Regex(QWEN2), "isolated"), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
        else:
            tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
        tokenizer.decoder = decoders.ByteLevel()
        tokenizer.train_from_iterator(corpus, trainers.BpeTrainer(vocab_size=460, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
                                                                  show_progress=False))
        tokenizer.add_special_tokens([AddedToken(t, special=True) for t in ("<|endoftext|>", "<|end|>", "<|end|>b")])
        content = json.loads(tokenizer.to_str())
        if name == "gpt2":  # the older form of merges
            content["model"]["merges"] = [" ".join(pair) for pair in content["model"]["merges"]]
        (folder / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False) + "\n")
        tokenizer = Tokenizer.from_file(str(folder / f"{name}.json"))
        generator = random.Random(3)
        alphabet = "ab T' sS\n\r\t1２é東.,-_\u00a0👍ß<|end|>"
        texts = TEXTS + ["".join(generator.choice(alphabet) for _ in range(40)) for _ in range(60)]
        broken = [[generator.randrange(tokenizer.get_vocab_size()) for _ in range(12)] for _ in range(20)]
        recorded[name] = {
            "texts": [{"text": t, "ids": tokenizer.encode(t, add_special_tokens=False).ids} for t in texts],
            "ids": [{"ids": i, "text": tokenizer.decode(i, skip_special_tokens=False)} for i in broken]}
    (folder / "recorded.json").write_text(json.dumps(recorded, ensure_ascii=False) + "\n")


main()
