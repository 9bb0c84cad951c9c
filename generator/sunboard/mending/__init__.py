"""What is to be mended, as people act on it: the clerk's own workbook with marks, and pages to forward.

All of it is private: it repeats what the files themselves say.
"""
