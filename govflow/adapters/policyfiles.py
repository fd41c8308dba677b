"""Policy files: JSON and TOML to a policy and back, and policies by id or by file."""

import json
import os
from collections.abc import Mapping
from typing import Any, Final

from govflow.errors import InputError, MissingExtraError
from govflow.policies import SHIPPED_IDS, load_policy
from govflow.policy import Policy
from govflow.words import Words

_ENDINGS: Final = (".json", ".toml")


def read_policy(path: str | os.PathLike[str]) -> Policy:
    """Return the policy of a .json or .toml file.

    Raises InputError for a file that cannot be read, PolicyError naming file and path of
    what does not fit.
    """
    from govflow.adapters.codec import load_policy_dict

    file = os.fspath(path)
    parse = parse_json if _ending(file) == ".json" else parse_toml
    return load_policy_dict(parse(_text(file), file), file)


def write_policy(policy: Policy, path: str | os.PathLike[str]) -> None:
    """Write a policy to a .json or .toml file; it reads back equal.

    Raises PolicyError for what would not, InputError where the file cannot be written,
    MissingExtraError for TOML without the `toml` extra.
    """
    file = os.fspath(path)
    text = json_text(policy) if _ending(file) == ".json" else toml_text(policy)
    try:
        with open(file, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            Words(f"无法写入：{reason}", f"cannot be written: {reason}"), where=file
        ) from error


def json_text(policy: Policy) -> str:
    """Return a policy as JSON."""
    from govflow.adapters.codec import dump_policy

    return json.dumps(dump_policy(policy), ensure_ascii=False, indent=1) + "\n"


def toml_text(policy: Policy) -> str:
    """Return a policy as TOML. Raises MissingExtraError without the `toml` extra."""
    from govflow.adapters.codec import dump_policy

    return toml_of(dump_policy(policy))


def toml_of(table: Mapping[str, Any]) -> str:
    """Return a table as TOML. Raises MissingExtraError without the `toml` extra."""
    try:
        import tomli_w
    except ImportError:
        raise MissingExtraError("tomli-w", "toml", Words("写 TOML", "writing TOML")) from None
    return tomli_w.dumps(table, indent=2)


def parse_json(text: str, where: str) -> Any:
    """Return what JSON text says. Raises InputError, for a key given twice too."""
    try:
        return json.loads(text, object_pairs_hook=_pairs, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise InputError(
            Words(f"不是合格的 JSON：{error}", f"this is no well-formed JSON: {error}"), where=where
        ) from error


def parse_toml(text: str, where: str) -> Mapping[str, Any]:
    """Return what TOML text says. Raises InputError."""
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(
            Words(f"不是合格的 TOML：{error}", f"this is no well-formed TOML: {error}"), where=where
        ) from error


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        doubled = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"the key {doubled!r} is given twice")
    return found


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def _ending(file: str) -> str:
    ending = os.path.splitext(file)[1].lower()
    if ending not in _ENDINGS:
        raise InputError(
            Words("政策文件以 .json 或 .toml 结尾", "a policy file ends in .json or .toml"),
            where=file,
        )
    return ending


def _text(file: str) -> str:
    try:
        with open(file, encoding="utf-8-sig") as raw:
            return raw.read()
    except UnicodeDecodeError as error:
        raise InputError(Words("须为 UTF-8", "it must be UTF-8"), where=file) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(
            Words(f"无法读取：{reason}", f"cannot be read: {reason}"), where=file
        ) from error


def policy_by_id(policy_id: str) -> Policy:
    """Return the policy of that id, shipped or installed. Raises UnknownNameError, WorldError."""
    if policy_id in SHIPPED_IDS:
        return load_policy(policy_id)
    from govflow.adapters.plugins import load_any_policy

    return load_any_policy(policy_id)


def find_policy(name: str, beside: str = "") -> Policy:
    """Return the policy of that id, or of that file if the name ends in .json or .toml.

    A file is looked for from the folder of the file `beside`. Raises UnknownNameError for
    an id that there is not, and what `read_policy` raises.
    """
    if not name.lower().endswith(_ENDINGS):
        return policy_by_id(name)
    return read_policy(os.path.join(os.path.dirname(beside), name))


def find_layers(names: str, beside: str = "") -> tuple[Policy, ...]:
    """Return the policies of `national+county.toml`, in that order, each once.

    A file whose own name has a `+` stands alone.
    """
    if names.lower().endswith(_ENDINGS) and os.path.isfile(
        os.path.join(os.path.dirname(beside), names)
    ):
        return (find_policy(names, beside),)
    parts = dict.fromkeys(name.strip() for name in names.split("+"))
    return tuple(find_policy(name, beside) for name in parts)
