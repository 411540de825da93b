"""A tiny image with the same digests every time: one layer that holds one file."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MANIFEST = "application/vnd.oci.image.manifest.v1+json"
CONFIG = "application/vnd.oci.image.config.v1+json"
LAYER = "application/vnd.oci.image.layer.v1.tar"
TITLE = "org.opencontainers.image.title"
INDEX = "application/vnd.oci.image.index.v1+json"


def digest_of(content: bytes) -> str:
    """The digest by which a registry knows `content`."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _json(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


@dataclass(frozen=True)
class Image:
    """An image of one layer; `text` is the layer's only file, so that images with different texts share no blob."""

    text: str

    @property
    def layer(self) -> bytes:
        """The layer, an uncompressed tar."""
        content = self.text.encode()
        file = tarfile.TarInfo("motd")
        file.size = len(content)
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as tar:
            tar.addfile(file, io.BytesIO(content))
        return buffer.getvalue()

    @property
    def config(self) -> bytes:
        """The image configuration."""
        return _json(
            {
                "created": "2024-11-05T08:00:00Z",
                "architecture": "amd64",
                "os": "linux",
                "config": {"Cmd": ["/motd"]},
                "rootfs": {"type": "layers", "diff_ids": [digest_of(self.layer)]},
                "history": [{"created": "2024-11-05T08:00:00Z", "created_by": "COPY motd /motd"}],
            }
        )

    @property
    def manifest(self) -> bytes:
        """The manifest that names the configuration and the layer."""
        return _json(
            {
                "schemaVersion": 2,
                "mediaType": MANIFEST,
                "config": _descriptor(CONFIG, self.config),
                "layers": [_descriptor(LAYER, self.layer) | {"annotations": {TITLE: "motd"}}],
            }
        )

    @property
    def blobs(self) -> tuple[bytes, bytes]:
        """What a registry stores beside the manifest."""
        return self.config, self.layer

    def write_layout(self, folder: Path, reference: str) -> None:
        """Write an OCI layout into `folder`, with the manifest.json that `docker load` reads."""
        blobs = folder / "blobs" / "sha256"
        blobs.mkdir(parents=True)
        for content in (*self.blobs, self.manifest):
            (blobs / digest_of(content).removeprefix("sha256:")).write_bytes(content)
        annotations = {
            "io.containerd.image.name": reference,
            "org.opencontainers.image.ref.name": reference.rpartition(":")[2],
        }
        entry = _descriptor(MANIFEST, self.manifest) | {"annotations": annotations}
        config, layer = (f"blobs/sha256/{digest_of(blob).removeprefix('sha256:')}" for blob in self.blobs)
        (folder / "oci-layout").write_bytes(_json({"imageLayoutVersion": "1.0.0"}))
        (folder / "index.json").write_bytes(_json({"schemaVersion": 2, "mediaType": INDEX, "manifests": [entry]}))
        (folder / "manifest.json").write_bytes(_json([{"Config": config, "RepoTags": [reference], "Layers": [layer]}]))


def _descriptor(media_type: str, content: bytes) -> dict[str, Any]:
    return {"mediaType": media_type, "digest": digest_of(content), "size": len(content)}
