"""EBS direct APIs for every snapshot that EC2 knows."""

import json
from hashlib import sha256
from typing import Any

from moto.ebs import responses, urls
from moto.ec2.models import ec2_backends

from . import clock

BLOCK_BYTES = 512 * 1024
BLOCKS_PER_GIB = 2048

# Blocks that a test has put into a snapshot, by snapshot id; elsewhere every eighth block of the volume is written.
_written: dict[str, int] = {}


def install() -> None:
    for path in list(urls.url_paths):
        urls.url_paths[path] = EBSResponse.dispatch


def write_blocks(snapshot_id: str, count: int) -> None:
    _written[snapshot_id] = count


def reset() -> None:
    _written.clear()


class EBSResponse(responses.EBSResponse):
    def list_snapshot_blocks(self) -> Any:
        snapshot_id = self.path.split("/")[-2]
        snapshot = ec2_backends[self.current_account][self.region].snapshots.get(snapshot_id)
        if snapshot is None:
            return 404, {"status": 404, "x-amzn-errortype": "ResourceNotFoundException"}, json.dumps(
                {"Message": f"The snapshot '{snapshot_id}' does not exist.", "Reason": "SNAPSHOT_NOT_FOUND"}
            )
        indices = self._indices(snapshot)
        token = self._get_param("pageToken")
        start = int(token) if token else int(self._get_param("startingBlockIndex") or 0)
        size = int(self._get_param("maxResults") or 10_000)
        following = [index for index in indices if index >= start]
        answer = {
            "Blocks": [{"BlockIndex": index, "BlockToken": _token(snapshot_id, index)} for index in following[:size]],
            "ExpiryTime": clock.now() + 7 * clock.DAY,
            "VolumeSize": snapshot.volume_size,
            "BlockSize": BLOCK_BYTES,
        }
        if len(following) > size:
            answer["NextToken"] = str(following[size])
        return json.dumps(answer)

    def _indices(self, snapshot: Any) -> list[int]:
        put = self.ebs_backend.snapshots.get(snapshot.id)
        if put is not None:
            return sorted(int(index) for index in put.blocks)
        blocks = snapshot.volume_size * BLOCKS_PER_GIB
        return list(range(0, blocks, 8)) if snapshot.id not in _written else list(range(_written[snapshot.id]))


def _token(snapshot_id: str, index: int) -> str:
    return sha256(f"{snapshot_id}/{index}".encode()).hexdigest()
