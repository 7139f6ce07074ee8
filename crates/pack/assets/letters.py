"""Makes the three faces beside this file from Liberation Sans 2.1.5 (SIL Open Font License).

    python letters.py FOLDER_OF_LIBERATION_SANS        (needs fonttools)

A face cut down is a changed face and may not bear the reserved name, so they are called Waymark Paper.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x192, 0x192), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1CD, 0x1DC),
    (0x1E2, 0x1E3), (0x1E6, 0x1ED), (0x1F4, 0x1F5), (0x1F8, 0x21F), (0x226, 0x233), (0x259, 0x259), (0x2C6, 0x2DD),
    (0x300, 0x304), (0x306, 0x30C), (0x323, 0x323), (0x326, 0x328), (0x1E00, 0x1EFF), (0x2010, 0x2022),
    (0x2024, 0x2027), (0x2030, 0x2034), (0x2039, 0x203E), (0x2044, 0x2044), (0x2070, 0x209E), (0x20AC, 0x20AC),
    (0x2116, 0x2122), (0x2150, 0x215F), (0x2190, 0x2195), (0x2200, 0x2265), (0x25A0, 0x25FF), (0x2660, 0x2666),
    (0xFB01, 0xFB02),
]  # fmt: skip

for face in ("Regular", "Bold", "Italic"):
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = []
    options.notdef_outline = True
    options.glyph_names = False
    options.recalc_timestamp = False
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "kern", "DSIG", "FFTM"]
    font = TTFont(f"{sys.argv[1]}/LiberationSans-{face}.ttf", recalcTimestamp=False)
    kept = {place: font["name"].getDebugName(place) for place in (0, 13, 14)}
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[letter for first, last in RANGES for letter in range(first, last + 1)])
    subsetter.subset(font)
    font["name"].names = []
    names = kept | {
        1: "Waymark Paper",
        2: face,
        3: f"Waymark Paper {face} 1.0",
        4: f"Waymark Paper {face}",
        5: "Version 1.0, from Liberation Sans 2.1.5",
        6: f"WaymarkPaper-{face}",
    }
    for place, words in sorted(names.items()):
        font["name"].setName(words, place, 3, 1, 0x409)
    font.save(f"paper-{face.lower()}.ttf")
