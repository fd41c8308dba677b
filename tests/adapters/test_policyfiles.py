"""Policy files on disk, and policies named by file."""

import json
import sys
from datetime import date
from pathlib import Path

import pytest

from govflow.adapters.policyfiles import find_layers, find_policy, read_policy, write_policy
from govflow.audits import audit
from govflow.audits.fields import Kind
from govflow.errors import InputError, MissingExtraError, PolicyError, UnknownNameError
from govflow.policies import SHIPPED_IDS, load_policy
from govflow.report.json import audit_pieces
from tests.adapters.breaks import broken, setting
from tests.adapters.made import COUNTY, plain
from tests.adapters.toy_package import Install

DEMO = Path(__file__).parents[2] / "govflow" / "demo"
ENDINGS = pytest.mark.parametrize("ending", ["json", "toml"])


class TestFiles:
    """A policy written to a file and read again."""

    @ENDINGS
    @pytest.mark.parametrize("policy_id", SHIPPED_IDS)
    def test_every_policy_that_ships(self, policy_id: str, ending: str, tmp_path: Path) -> None:
        """Each regulation reads back equal from its file."""
        file = tmp_path / f"{policy_id}.{ending}"
        write_policy(load_policy(policy_id), file)
        assert read_policy(file) == load_policy(policy_id)

    @ENDINGS
    def test_chinese_stands_as_it_is(self, ending: str, tmp_path: Path) -> None:
        """A file is UTF-8 that people can read, with the lines of one system."""
        file = tmp_path / f"county.{ending}"
        write_policy(COUNTY, str(file))
        assert "某县网站管理办法".encode() in file.read_bytes()
        assert b"\r" not in file.read_bytes()

    def test_a_byte_order_mark(self, tmp_path: Path) -> None:
        """A mark that an editor put before the text is no text."""
        file = tmp_path / "county.json"
        file.write_text(json.dumps(plain()), encoding="utf-8-sig")
        assert read_policy(file) == COUNTY

    def test_a_broken_one_names_file_and_path(self, tmp_path: Path) -> None:
        """What does not fit is named with the file and the path in it."""
        file = tmp_path / "county.json"
        raw = broken(setting("clocks.0.when.conditions.1.fact", "colour"))
        file.write_text(json.dumps(raw), encoding="utf-8")
        with pytest.raises(PolicyError) as caught:
            read_policy(file)
        assert caught.value.where == f"{file}, clocks[0].when.conditions[1].fact"

    @pytest.mark.parametrize(
        ("name", "text", "said"),
        [
            ("a.json", b"{", "no well-formed JSON"),
            ("a.json", b'{"format": 1, "format": 1}', "the key 'format' is given twice"),
            ("a.json", b'{"format": NaN}', "NaN is no number"),
            ("a.json", b"[" * 100_000, "no well-formed JSON"),
            ("a.toml", b"format = ", "no well-formed TOML"),
            ("a.toml", b"format = 1\nformat = 1", "no well-formed TOML"),
            ("a.toml", "id = '县'".encode("gb18030"), "must be UTF-8"),
            ("a.yaml", b"format: 1", r"ends in \.json or \.toml"),
        ],
    )
    def test_what_cannot_be_read(self, name: str, text: bytes, said: str, tmp_path: Path) -> None:
        """A file that is not well formed is an error of input that says so."""
        (tmp_path / name).write_bytes(text)
        with pytest.raises(InputError, match=said):
            read_policy(tmp_path / name)

    def test_no_file(self, tmp_path: Path) -> None:
        """A file that is not there, or cannot be made, is an error of input."""
        with pytest.raises(InputError, match="cannot be read"):
            read_policy(tmp_path / "none.toml")
        with pytest.raises(InputError, match="cannot be written"):
            write_policy(COUNTY, tmp_path / "none" / "county.json")

    def test_nothing_is_written_halfway(self, tmp_path: Path) -> None:
        """A policy that no file can hold leaves no file."""
        with pytest.raises(InputError):
            write_policy(COUNTY, tmp_path / "county.txt")
        assert not list(tmp_path.iterdir())

    def test_toml_without_the_extra(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Writing TOML without tomli-w names the extra; JSON needs none."""
        monkeypatch.setitem(sys.modules, "tomli_w", None)
        with pytest.raises(MissingExtraError, match=r"govflow\[toml\]"):
            write_policy(COUNTY, tmp_path / "county.toml")
        write_policy(COUNTY, tmp_path / "county.json")


class TestByName:
    """A policy is named by its id or by its file."""

    def test_an_id(self) -> None:
        """An id names what ships; one that there is not is an error."""
        assert find_policy("wanzhou") == load_policy("wanzhou")
        with pytest.raises(UnknownNameError):
            find_policy("wanzhuo")

    def test_an_id_that_another_package_adds(self, install: Install) -> None:
        """An installed policy is named, layered and audited by its id."""
        install(
            "govflow-county",
            {"govflow.policies": "county = {module}:POLICY"},
            "from tests.adapters.made import COUNTY as POLICY",
        )
        assert find_policy("county") == COUNTY
        assert find_layers("national+county") == (load_policy("national"), COUNTY)
        row = {"title": "a", "issued": "2024-02-05", "published": None}
        high = {"social_impact": "high"}
        found = audit("county", "documents", [row], as_of=date(2024, 3, 1), facts=high)
        assert found.counts["county/1"]["breached"] == 1

    def test_a_file_beside_another(self, tmp_path: Path) -> None:
        """A file is looked for from the folder of the file that names it."""
        write_policy(COUNTY, tmp_path / "county.json")
        assert find_policy("county.json", str(tmp_path / "scenario.toml")) == COUNTY
        absolute = str(tmp_path / "county.json")
        assert find_policy(absolute, "elsewhere/scenario.toml") == COUNTY

    def test_layers(self, tmp_path: Path) -> None:
        """Layers are ids and files, each once, in their order."""
        file = tmp_path / "county.toml"
        write_policy(COUNTY, file)
        assert find_layers(f"national + {file}+national") == (load_policy("national"), COUNTY)

    def test_a_plus_in_a_name(self, tmp_path: Path) -> None:
        """A file whose name has a plus is that file."""
        file = tmp_path / "a+b.json"
        write_policy(COUNTY, file)
        assert find_layers(str(file)) == (COUNTY,)


def test_the_document_shows_the_file() -> None:
    """The county of the document is the file that it reads."""
    docs = Path(__file__).parents[2] / "docs"
    shown = (docs / "files.md").read_text(encoding="utf-8").partition("```toml\n")[2]
    assert shown.startswith((docs / "county.toml").read_text(encoding="utf-8") + "```")


@ENDINGS
@pytest.mark.parametrize(
    ("policy_id", "kind"),
    [
        ("national", "documents"),
        ("wanzhou", "documents"),
        ("qianjiang", "messages"),
        ("wanzhou", "columns"),
    ],
)
def test_the_same_audits(policy_id: str, kind: Kind, ending: str, tmp_path: Path) -> None:
    """A policy read from a file gives the audit that its module gives, to the letter."""
    file = tmp_path / f"{policy_id}.{ending}"
    write_policy(load_policy(policy_id), file)
    found = [
        "".join(audit_pieces(audit(policy, kind, DEMO / f"{kind}.csv", as_of=date(2024, 3, 15))))
        for policy in (policy_id, str(file))
    ]
    assert found[0] == found[1]
    assert json.loads(found[0])["rows"]
