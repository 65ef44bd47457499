"""`primaryLocationLineHash` as GitHub documents it, written apart from the analyser's own: an oracle, slow and plain."""

WINDOW = 100
BASE = 37
MASK = (1 << 64) - 1
END_OF_FILE = 65535


def line_hashes(text):
    """The hash of every line, with its count in the file. Works on the whole list of characters, without a rolling sum."""
    units = memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H").tolist()
    kept, starts, line_start = [], [], True
    for index, unit in enumerate(units):
        if unit in (0x20, 0x09) or (unit == 0x0A and index > 0 and units[index - 1] == 0x0D):
            continue
        unit = 0x0A if unit == 0x0D else unit
        if line_start:
            starts.append(len(kept))
        kept.append(unit)
        line_start = unit == 0x0A
    if line_start:
        starts.append(len(kept))
    kept.append(END_OF_FILE)
    kept += [0] * WINDOW
    seen, hashes = {}, []
    for start in starts:
        value = 0
        for unit in kept[start : start + WINDOW]:
            value = (value * BASE + unit) & MASK
        seen[value] = seen.get(value, 0) + 1
        hashes.append(f"{value:x}:{seen[value]}")
    return hashes
