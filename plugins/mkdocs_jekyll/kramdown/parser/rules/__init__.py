"""Rules, a construct each; which of them run, and in which order, is said in `blocks.py` and `spans.py`."""
