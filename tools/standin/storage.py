"""What the registry holds: blobs, open uploads and manifests, in memory."""

from __future__ import annotations

import json
import threading
import uuid
from dataclasses import dataclass, field

from tools.standin.images import MANIFEST, Image, digest_of


@dataclass
class Repository:
    """One repository. Manifests are found by digest and by tag."""

    blobs: dict[str, bytes] = field(default_factory=dict)
    uploads: dict[str, bytearray] = field(default_factory=dict)
    manifests: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def open_upload(self) -> str:
        """Begin an upload and return its id."""
        upload = str(uuid.uuid4())
        self.uploads[upload] = bytearray()
        return upload

    def close_upload(self, upload: str, digest: str) -> bool:
        """End an upload: true if its content has the digest that the client claims."""
        content = bytes(self.uploads.pop(upload))
        if digest_of(content) != digest:
            return False
        self.blobs[digest] = content
        return True

    def put_manifest(self, reference: str, media_type: str, content: bytes) -> str:
        """Store a manifest under `reference` (tag or digest) and under its digest, which is returned."""
        digest = digest_of(content)
        media_type = json.loads(content).get("mediaType", media_type)
        self.manifests[reference] = self.manifests[digest] = (media_type, content)
        return digest

    def put_image(self, image: Image, tag: str) -> None:
        """Store a whole image under `tag`."""
        self.blobs |= {digest_of(blob): blob for blob in image.blobs}
        self.put_manifest(tag, MANIFEST, image.manifest)


class Storage:
    """The repositories by name, made when first asked for."""

    def __init__(self) -> None:
        self._repositories: dict[str, Repository] = {}
        self._lock = threading.Lock()

    def repository(self, name: str) -> Repository:
        """The repository with that name."""
        with self._lock:
            return self._repositories.setdefault(name, Repository())
