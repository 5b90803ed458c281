"""What a command costs, and inputs that are made once: what the benchmarks share."""
import collections
import os
import subprocess
import sys
import tempfile
import time

Cost = collections.namedtuple("Cost", "seconds processor memory")


def measure(command, may_fail=False, **options):
    """Seconds, seconds of processor time of all that ran, and megabytes (of 1,024 kB) of the largest process. If the
    command fails its words are printed, and the benchmark ends, or the result is None."""
    with tempfile.TemporaryFile() as said:
        start = time.monotonic()
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, **options) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        cost = Cost(time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
        if process.returncode == 0:
            return cost
        said.seek(0)
        print("%s failed: %s" % (" ".join(command), said.read().decode(errors="replace")), file=sys.stderr)
    if not may_fail:
        sys.exit(1)
    return None


def generate(path, *command):
    """What the command prints is in that file, from an earlier run perhaps. Gives back the path."""
    if not os.path.exists(path):
        with open(path + ".part", "wb") as file:
            subprocess.run(command, stdout=file, check=True)
        os.rename(path + ".part", path)
    return path
