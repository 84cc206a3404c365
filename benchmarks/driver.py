"""Shared by the drivers in peers/ and serving/: child processes, files and arguments."""
import argparse
import ctypes
import signal


def ends_with_us():
    """For a child process before it starts: it ends when the driver ends."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def write_atomically(path, text):
    part = path.with_name(path.name + ".part")
    part.write_text(text)
    part.replace(path)


def words(text):
    return [word for word in text.split(",") if word]


def numbers(text):
    return [int(word) for word in words(text)]


def among(known, least=0):
    """A parser of words, of which `least` are needed."""
    def parse(text):
        chosen = words(text)
        wrong = [word for word in chosen if word not in known]
        if wrong or len(chosen) < least:
            raise argparse.ArgumentTypeError(f"{', '.join(wrong) or 'nothing'} isn't among {', '.join(known)}")
        return chosen
    return parse
