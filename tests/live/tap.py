"""How tests in Python say what they found: functions that raise Failure or Skip, and reports in TAP."""

import signal
import subprocess


class Failure(Exception):
    """A test found what should not be."""


class Skip(Exception):
    """A test cannot be done here."""


def expect(truth, message):
    if not truth:
        raise Failure(message)


def plain(text):
    """Fit for a report, whatever is in it."""
    return str(text).encode("ascii", "backslashreplace").decode()


def call(test, *arguments):
    test(*arguments)


def named(functions):
    """Tests called as their functions are, for report."""
    return [(function.__name__.replace("_", " "), function) for function in functions]


def report(tests, run=call):
    """Runs tests, each (name, function, arguments…), by run(function, arguments…), and prints what becomes of them.
    True if one failed."""
    # Whoever ignores a signal hands that on: nohup does so with SIGHUP, a shell with SIGINT in the background.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    failed = False
    number = 0
    for number, (name, *test) in enumerate(tests, 1):
        problem, skipped = None, ""
        try:
            run(*test)
        except Skip as skip:
            skipped = f" # SKIP {plain(skip)}"
        except (Failure, subprocess.TimeoutExpired, OSError, ValueError) as failure:
            failed, problem = True, failure
        print(f"{'ok' if problem is None else 'not ok'} {number} - {plain(name)}{skipped}", flush=True)
        for line in plain("" if problem is None else problem).splitlines():
            print("# " + line, flush=True)
    print(f"1..{number}")
    return failed
