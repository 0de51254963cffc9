"""A fork server of the Python half of `brief`: jobs come as lines, as to the fork server of the program."""

import ctypes
import mmap
import os
import signal
import struct
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "analysis"))

import coadopt_analysis.__main__ as analysis  # noqa: E402
import coadopt_analysis.brief  # noqa: E402, F401
import h5py  # noqa: E402, F401

STATE_FD, CALLS = 900, 18
SIZE = CALLS * 8 + 8


def run(line, library):
    """The child's part: like a command of its own, with the fault set up just before."""
    folder, fault, *words = line.split("\t")
    os.setpgid(0, 0)
    os.chdir(folder)
    for ending, to in ((".out", 1), (".err", 2)):
        os.dup2(os.open(folder + ending, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), to)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv = ["coadopt_analysis", *words]
    if library.faults_arm(fault.encode()) != 0:
        os._exit(98)
    try:
        sys.exit(analysis.main(words))
    finally:
        library.faults_disarm()


def serve():
    library = ctypes.CDLL(sys.argv[1])
    memory = os.memfd_create("faults", 0)
    os.ftruncate(memory, SIZE)
    os.dup2(memory, STATE_FD)
    shared = mmap.mmap(STATE_FD, SIZE)
    with os.fdopen(os.dup(0), "rb", buffering=0) as jobs:
        for line in iter(jobs.readline, b""):
            shared[:] = bytes(SIZE)
            child = os.fork()
            if child == 0:
                run(line.decode().rstrip("\n"), library)
            os.write(1, f"P {child}\n".encode())
            _, status = os.waitpid(child, 0)
            *counts, fired = struct.unpack(f"{CALLS}li", shared[: CALLS * 8 + 4])
            os.write(1, f"S {status} {fired} {' '.join(map(str, counts))}\n".encode())


if __name__ == "__main__":
    serve()
