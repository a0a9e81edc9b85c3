"""Where the project keeps its data, whatever folder a command is started from."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ROOT / "data" / "documents"
TABLES = ROOT / "data" / "tables"
REFERENCE = ROOT / "data" / "reference"
OFFICIAL = ROOT / "data" / "official"
WAREHOUSE = ROOT / "data" / "warehouse"
INGESTED = WAREHOUSE / "ingested"
