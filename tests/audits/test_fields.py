"""Headers: English, Chinese, mapped; missing and doubled ones are named."""

import pytest

from govflow.adapters.tables import Table
from govflow.audits.fields import ALIASES, layout_of
from govflow.errors import InputError, UnknownNameError


def table(*header: str) -> Table:
    """Return a table with that header and no rows."""
    return Table("t.csv", header, iter(()))


@pytest.mark.parametrize("header", [("issued", "published"), ("成文日期", "发布日期")])
def test_both_languages(header: tuple[str, str]) -> None:
    """English and Chinese headers are the same fields."""
    assert layout_of(table(*header), "documents").fields == {"issued": 0, "published": 1}


def test_every_chinese_header_is_one_field() -> None:
    """No Chinese header stands for two fields of one kind of table."""
    for fields in ALIASES.values():
        names = [name for aliases in fields.values() for name in aliases]
        assert len(names) == len(set(names))


def test_case_and_blanks_do_not_matter() -> None:
    """Headers are known by their letters."""
    found = layout_of(table("\ufeffIssued ", "PUBLISHED："), "documents")
    assert set(found.fields) == {"issued", "published"}


def test_the_rest_are_labels() -> None:
    """Columns that are no field are kept as labels, nameless ones are not."""
    found = layout_of(table("issued", "标题", "", "published"), "documents")
    assert found.labels == (("标题", 1),)


def test_mapping() -> None:
    """A header may be mapped to a field, and then wins over a name that fits."""
    found = layout_of(table("签发", "issued", "published"), "documents", {"签发": "issued"})
    assert found.fields["issued"] == 0
    assert found.labels == (("issued", 1),)


def test_mistakes_in_a_mapping() -> None:
    """Unknown headers and fields are named with the nearest."""
    with pytest.raises(UnknownNameError, match="published"):
        layout_of(table("issued", "published"), "documents", {"issued": "publish"})
    with pytest.raises(UnknownNameError, match="issued"):
        layout_of(table("issued", "published"), "documents", {"issue": "issued"})


def test_missing_fields() -> None:
    """A missing field is named with what it may be called, and where."""
    with pytest.raises(InputError, match=r"t\.csv, line 1.*published.*发布日期"):
        layout_of(table("issued"), "documents")


def test_doubled_fields() -> None:
    """Two columns for one field are an error that names both."""
    with pytest.raises(InputError, match=r"成文日期.*issued"):
        layout_of(table("成文日期", "issued", "published"), "documents")
