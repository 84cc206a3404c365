"""BentoML with the peers' classifier; the variable SETTINGS has the settings as JSON, see run.py."""
import json
import os
from pathlib import Path
from typing import Annotated

import bentoml
from bentoml.validators import ContentType

from model import Classifier

settings = json.loads(os.environ["SETTINGS"])
traffic, logging = {"timeout": 120}, {"access": {"enabled": False}}
if settings["concurrency"]:
    traffic["max_concurrency"] = settings["concurrency"]


class Base:
    def __init__(self):
        self.classifier = Classifier(settings["engine"], settings["folder"], settings["threads"])


if settings["batch"] > 1:

    @bentoml.service(name="classifier", workers=settings["workers"], traffic=traffic, logging=logging)
    class Service(Base):
        @bentoml.api(route="/classify", batchable=True, max_batch_size=settings["batch"], max_latency_ms=settings["latency"])
        def classify(self, images: list[Annotated[Path, ContentType("image/jpeg")]]) -> list[dict]:
            return self.classifier.classify([self.classifier.decode(image.read_bytes()) for image in images])

else:

    @bentoml.service(name="classifier", workers=settings["workers"], traffic=traffic, logging=logging)
    class Service(Base):
        @bentoml.api(route="/classify")
        def classify(self, image: Annotated[Path, ContentType("image/jpeg")], /) -> dict:
            return self.classifier.classify([self.classifier.decode(image.read_bytes())])[0]
