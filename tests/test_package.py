"""What `import verbale` gives."""

from __future__ import annotations

import subprocess
import sys

import pytest

import verbale
import verbale.read
from verbale.read.reader import read


def test_the_public_names() -> None:
    assert verbale.__all__ == ["__version__", "code", "open_record", "read"]
    for name in verbale.__all__:
        assert getattr(verbale, name) is not None
        assert name in dir(verbale)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = verbale.nothing  # type: ignore[attr-defined]


def test_read_can_be_called_and_is_a_room_all_the_same() -> None:
    assert [type(one) for one in verbale.read(["no-such-file"])] == [
        type(one) for one in read(["no-such-file"])
    ]
    assert verbale.read.reader.read is read  # type: ignore[attr-defined]


def test_the_import_alone_brings_no_library() -> None:
    code = (
        "import sys, verbale; "
        "heavy = {'click', 'duckdb', 'lxml', 'numpy', 'onnxruntime'} & set(sys.modules); "
        "assert not heavy, heavy; "
        "assert callable(verbale.read) and verbale.read.__name__ == 'verbale.read'; "
        "import verbale.read.reader; assert callable(verbale.read)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
