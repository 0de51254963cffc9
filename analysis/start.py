"""Starts the package coadopt_analysis for the program coadopt: python3 -I -B start.py COMMAND [ARGUMENT...]

In isolated mode (-I) Python ignores the current folder, PYTHONPATH and the other PYTHON variables, and the user's own
site-packages. This file adds the folder it is in, and nothing else, to the path. `start.py --check` ends with 0 if this
Python has everything that coadopt_analysis needs, and with 1 if not.
"""

import atexit
import importlib.util
import json
import os
import shutil
import signal
import sys
import tempfile

OLDEST = (3, 11)

# Each module that the analysis imports, and the Debian package that provides it (packages.txt lists the same, and
# python3-sklearn, which only `sensitivity --box` and `--fails` need).
PACKAGES = {
    "h5py": "python3-h5py",
    "jinja2": "python3-jinja2",
    "matplotlib": "python3-matplotlib",
    "numpy": "python3-numpy",
    "openturns": "python3-openturns",
    "pandas": "python3-pandas",
    "scipy": "python3-scipy",
    "weasyprint": "weasyprint",
    "xarray": "python3-xarray",
}

# How names of variables begin that name code to load or programs to run, or files to read or write, for HDF5, gcc and ld,
# glibc, GIO, OpenSSL, libgomp, glog or fontconfig; those by which h5py loads an HDF5 that loads MPI; and those that make numpy
# or its libraries calculate in another way, or not at all.
LOADING = ("HDF5_", "COMPILER_PATH", "GCC_", "COLLECT_", "LIBRARY_PATH", "CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH",
           "OBJC_INCLUDE_PATH", "DEPENDENCIES_OUTPUT", "SUNPRO_DEPENDENCIES", "LD_RUN_PATH", "LDEMULATION", "GCONV_PATH",
           "GIO_", "OPENSSL_", "ACC_PROFLIB", "GLOG_", "GOOGLE_LOG_DIR", "TEST_TMPDIR", "H5PY_", "OMPI_", "MPI_LOCALNRANKS",
           "FONTCONFIG_", "NPY_", "NUMPY_", "OMP_", "GOMP_", "OPENBLAS_")
HARMLESS = ("HDF5_USE_FILE_LOCKING",)  # an HDF5 before 1.10.7 needs it on some file systems
WEIGHTS = ("ultralight", "light", "normal", "regular", "book", "medium", "roman", "semibold", "demibold", "demi",
           "bold", "heavy", "extra bold", "black")  # of fonts, as matplotlib knows them
LATEST_DATE = 1 << 37  # seconds since 1970 that weasyprint can still write


def what_is_missing():
    """What this Python lacks, as a sentence with the way to get it; empty if it has everything."""
    here = "%s (Python %d.%d)" % ((sys.executable,) + sys.version_info[:2])
    other = "COADOPT_PYTHON can name another Python."
    if sys.version_info < OLDEST:
        return "%s is too old: coadopt needs Python %d.%d or later. %s" % ((here,) + OLDEST + (other,))
    absent = [module for module in PACKAGES if importlib.util.find_spec(module) is None]
    if not absent:
        return ""
    names = " ".join(PACKAGES[module] for module in absent)
    return "%s does not have %s. On Debian, install: apt-get install %s. %s" % (here, ", ".join(absent), names, other)


def make_environment_safe():
    """Takes out of the environment what would make libraries, or gcc, with which weasyprint looks for its libraries, run
    programs, load code from elsewhere, or fail: relative entries of PATH, the variables of LOADING and a
    SOURCE_DATE_EPOCH that is no date."""
    entries = os.environ.get("PATH", "").split(os.pathsep)
    os.environ["PATH"] = os.pathsep.join(filter(os.path.isabs, entries)) or os.defpath
    for name in [name for name in os.environ if name.startswith(LOADING) and name not in HARMLESS]:
        del os.environ[name]
    date = os.environ.get("SOURCE_DATE_EPOCH", "0")
    if not (date.isascii() and date.isdigit() and len(date) < 20 and int(date) < LATEST_DATE):
        del os.environ["SOURCE_DATE_EPOCH"]
    os.environ["HDF5_PLUGIN_PRELOAD"] = "::"  # HDF5 loads no plugins
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"  # sums in another order would be other numbers


def is_font_list(name):
    """Whether a file of matplotlib's font cache is as matplotlib writes it, which trusts what it reads there."""
    try:
        with open(name, "rb") as file:
            content = json.load(file)
        return isinstance(content["defaultFamily"], dict) and all(
            all(isinstance(one[key], str) for key in ("fname", "name", "style", "variant", "stretch"))
            and (type(one["weight"]) is int or one["weight"] in WEIGHTS) and one["size"] == "scalable"
            for one in content["ttflist"] + content["afmlist"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return False


def settings_folder():
    """A folder for matplotlib's font cache that holds no settings of the user; a temporary one if HOME is read-only.

    A cache that is damaged is removed, and made anew by matplotlib.
    """
    base = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(base):
        base = os.path.join(os.path.expanduser("~"), ".cache")
    folder = os.path.join(base, "coadopt", "matplotlib")
    try:
        if not os.path.isabs(folder):
            raise OSError("no home folder")
        os.makedirs(folder, mode=0o700, exist_ok=True)
        for name in (os.path.join(folder, name) for name in os.listdir(folder) if name.endswith(".json")):
            if not os.path.isfile(name):
                raise OSError("the cache is no file")  # matplotlib would wait for a pipe
            if not is_font_list(name):
                os.unlink(name)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as first:
        try:
            folder = tempfile.mkdtemp(prefix="coadopt-")
        except OSError as second:
            reasons = dict.fromkeys(str(one.strerror or one) for one in (first, second))
            raise OSError(second.errno, "; ".join(reasons)) from second
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        return folder


def load_matplotlib(folder, settings):
    """Imports matplotlib so that it reads no settings: not from the current folder, the environment or the user."""
    for name in [name for name in os.environ if name.startswith("MPL") or name == "MATPLOTLIBRC"]:
        del os.environ[name]
    os.environ["MPLBACKEND"] = "agg"
    os.environ["MPLCONFIGDIR"] = settings
    current = os.open(".", os.O_PATH | os.O_DIRECTORY)
    os.chdir(folder)  # matplotlib would read a file matplotlibrc in the current folder
    try:
        import matplotlib  # noqa: F401
    finally:
        os.fchdir(current)
        os.close(current)


def end_early(number, _frame):
    """Ends on a signal that comes before the command has set up its own way to deal with signals."""
    how = "interrupted" if number == signal.SIGINT else "ended by " + signal.Signals(number).name
    print("coadopt %s: %s" % (" ".join(sys.argv[1:2]), how), file=sys.stderr)
    raise SystemExit(128 + number)


def main():
    """Runs the command; the exit code is that of the command, or 1 if this Python cannot run it."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) != signal.SIG_IGN:  # as nohup sets it
            signal.signal(number, end_early)
    missing = what_is_missing()
    if sys.argv[1:] == ["--check"]:
        return 1 if missing else 0
    command = "coadopt " + " ".join(sys.argv[1:2])
    sys.unraisablehook = lambda _: None  # such as a font file that cannot be closed: no message for users
    if missing:
        print("%s: %s" % (command, missing), file=sys.stderr)
        return 1
    folder = os.path.dirname(os.path.abspath(__file__))
    sys.path.insert(0, folder)
    make_environment_safe()
    try:
        settings = settings_folder()
    except OSError as error:
        print("%s: %s: nothing was made: matplotlib, which draws charts, needs a folder for its settings, and neither one in the"
              " home folder nor a temporary one can be written to (%s). Free some space, or name a folder that can be written to"
              " in TMPDIR." % (command, sys.argv[-1], error.strerror or error), file=sys.stderr)
        return 1
    try:
        load_matplotlib(folder, settings)
        from coadopt_analysis.__main__ import main as run
    except OSError as error:
        print("%s: %s: nothing was made: %s could not read its packages (%s). Check the disk, then try again."
              % (command, sys.argv[-1], sys.executable, error), file=sys.stderr)
        return 1
    except ImportError as error:
        print("%s: %s cannot load a package (%s). Reinstall that package, name another Python in COADOPT_PYTHON, or, where"
              " memory is limited (ulimit -v), allow more."
              % (command, sys.executable, error), file=sys.stderr)
        return 1
    return run()


if __name__ == "__main__":
    sys.exit(main())
