"""What the desk says of one thing the person did."""

from dataclasses import dataclass

RIGHT, PARTLY, WRONG = "right", "partly", "wrong"


@dataclass(frozen=True)
class Said:
    """`status` is right, partly or wrong; `rule` is the code to read in the manual."""

    status: str
    text: str
    rule: str = ""
    quote: str = ""
