"""Archives of ZIP, in which documents and EPUBs come: what Python's reader raises of a damaged one."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib

BROKEN_ARCHIVE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    ValueError,
    OSError,
    OverflowError,
    IndexError,
)
"""What `zipfile` raises for a damaged archive; NotImplementedError for a compression method that it lacks, RuntimeError
for an entry that is encrypted, OSError and LZMAError for a stream of bzip2 or LZMA that is none."""
