"""Where the pages read from: the project's folders, or others that the environment names."""

import os
from pathlib import Path

from etl.folders import DOCUMENTS, TABLES

TABLES_VARIABLE = "PAYSCOPE_TABLES"
DOCUMENTS_VARIABLE = "PAYSCOPE_DOCUMENTS"


def tables_folder() -> Path:
    """What `etl build` wrote."""
    return Path(os.environ.get(TABLES_VARIABLE) or TABLES)


def documents_folder() -> Path:
    """The source documents."""
    return Path(os.environ.get(DOCUMENTS_VARIABLE) or DOCUMENTS)
