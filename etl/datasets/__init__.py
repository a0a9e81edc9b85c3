"""Publishers' own files, read as published, tidied and kept as Parquet by the hash of their content.

`kind.py` says what a kind of file is; a module per kind declares one; `kinds.py` lists them. `sheets.py` reads tables,
`ingest.py` runs a file through its kind, `store.py` puts the result in place whole.
"""
