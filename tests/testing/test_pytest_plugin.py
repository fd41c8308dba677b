"""The plug-in for pytest: files called *.scenario.toml are tests."""

import pytest

pytest_plugins = ("pytester",)

GOOD = """
title = "opened"
policy = "siping"
[people.bao]
unit = "office"
posts = ["secrecy-reviewer"]
[[step]]
at = 2024-02-01T09:00:00
by = "bao"
do = "open"
chain = "publication"
case = "a"
"""
BAD = GOOD + '[[expect]]\nat = 2024-02-01\ncase = "a"\nstate = "cleared"\n'


def test_scenarios_are_tests(pytester: pytest.Pytester) -> None:
    """One that holds passes, one that does not fails and says what; other files are left."""
    pytester.makefile(".scenario.toml", good=GOOD, bad=BAD)
    pytester.makefile(".toml", other="x = 1")
    found = pytester.runpytest("-v")
    found.assert_outcomes(passed=1, failed=1)
    found.stdout.fnmatch_lines(["*good.scenario.toml::good PASSED*", "*bad*expect 1: *cleared*"])
    assert "Traceback" not in found.stdout.str()


def test_one_that_cannot_be_read(pytester: pytest.Pytester) -> None:
    """A scenario that cannot be read fails, naming the file and the place."""
    pytester.makefile(".scenario.toml", odd=GOOD.replace("siping", "nowhere"))
    found = pytester.runpytest()
    found.assert_outcomes(failed=1)
    found.stdout.fnmatch_lines(["*odd.scenario.toml*nowhere*"])


def test_an_error_of_ours_shows_its_place(pytester: pytest.Pytester) -> None:
    """What is no finding but a defect keeps its traceback."""
    pytester.makeconftest(
        """
        import govflow.testing.playing

        def broken(*_):
            raise RuntimeError("a defect")

        govflow.testing.playing.play = broken
        """
    )
    pytester.makefile(".scenario.toml", good=GOOD)
    found = pytester.runpytest_subprocess()
    found.assert_outcomes(failed=1)
    found.stdout.fnmatch_lines(["*RuntimeError: a defect*"])
