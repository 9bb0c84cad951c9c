"""Fast ways through plain files, for counties of many hundred communities: CSV by Arrow, YAML by its lines.

They come to the same as the exact readers (`csv_rows.py`, `yaml_rows.py`), which tests hold them to, and hand
to those whatever is less plain than it looked. Only `csv_files.py` and `yaml_files.py` send anything here.
"""
