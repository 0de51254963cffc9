"""What WeasyPrint 57 leaves out of a PDF's structure: pictures with their alt text, and what a table's heads are of."""

from __future__ import annotations

from collections.abc import Sequence

import pydyf

PICTURE = "article"  # element around a picture on paper: it is tagged /Art, as nothing else in the page is
_ROOMS = ("/NonStruct", "/Sect", "/Div", "/L", "/Table", "/THead", "/TBody", "/TR")  # hold elements, no text of their own


def complete(pdf: pydyf.PDF, alts: Sequence[str]) -> None:
    """Makes figures of pictures, with `alts` in the order of the page, gives heads their scope, and lets what holds
    other elements not repeat their text."""
    elements = [one for one in pdf.objects if isinstance(one, pydyf.Dictionary) and one.get("Type") == "/StructElem"]
    by_reference = {one.reference: one for one in elements}
    document = next(one for one in elements if one["S"] == "/Document")
    # Sheets, which hold all that is on them once more, and what stands in their margins.
    document["K"] = pydyf.Array([kid for kid in document["K"] if not _is_sheet(by_reference.get(kid))])
    waiting = iter(alts)
    for one in _in_order(document, by_reference):
        if one["S"] == "/Art":
            one["S"] = "/Figure"
            one["Alt"] = pydyf.String(next(waiting, ""))
            one["K"] = pydyf.Array([kid for kid in one["K"] if isinstance(kid, int)])
        elif one["S"] == "/TH":
            row = by_reference[one["P"]]
            scope = "/Column" if by_reference[row["P"]]["S"] == "/THead" else "/Row"
            one["A"] = pydyf.Dictionary({"O": "/Table", "Scope": scope})
        elif one["S"] in _ROOMS and any(not isinstance(kid, int) for kid in one["K"]):
            one["K"] = pydyf.Array([kid for kid in one["K"] if not isinstance(kid, int)])


def _is_sheet(one: pydyf.Dictionary | None) -> bool:
    return one is not None and one["S"] == "/NonStruct" and all(isinstance(kid, int) for kid in one["K"])


def _in_order(document: pydyf.Dictionary, by_reference: dict[bytes, pydyf.Dictionary]) -> list[pydyf.Dictionary]:
    # From the document down, children in reading order.
    ordered, waiting = [], [document]
    while waiting:
        one = waiting.pop()
        ordered.append(one)
        waiting += [by_reference[kid] for kid in reversed(one.get("K", [])) if kid in by_reference]
    return ordered[1:]
