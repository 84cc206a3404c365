"""Makes JPEGs of given sizes: pictures.py <JSON list of [picture, longer side, KB, file]>"""
import io
import json
import sys

from PIL import Image


def jpeg(picture, side, kb):
    """The picture at that size, at the highest quality up to 97 whose file isn't larger than that, or at 60."""
    picture = picture.convert("RGB")
    scale = side / max(picture.size)
    picture = picture.resize([round(scale * length) for length in picture.size], Image.Resampling.LANCZOS)
    for quality in range(97, 59, -1):
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=quality)
        if out.tell() <= kb * 1024:
            break
    return out.getvalue()


for name, side, kb, file in json.loads(sys.argv[1]):
    with open(file, "wb") as out:
        out.write(jpeg(Image.open(name), side, kb))
