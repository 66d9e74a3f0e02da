"""Custom key stores: CloudHSM clusters and external key stores (XKS)."""

from dataclasses import dataclass, field
from typing import Any

from moto.moto_api._internal import mock_random

from .. import clock
from .errors import error, invalid

CLOUDHSM = "AWS_CLOUDHSM"
EXTERNAL = "EXTERNAL_KEY_STORE"

REQUIRED = {
    CLOUDHSM: ("CloudHsmClusterId", "TrustAnchorCertificate", "KeyStorePassword"),
    EXTERNAL: ("XksProxyConnectivity", "XksProxyUriEndpoint", "XksProxyUriPath", "XksProxyAuthenticationCredential"),
}


@dataclass
class CustomKeyStore:
    id: str
    name: str
    type: str
    details: dict[str, Any]
    creation_date: float = field(default_factory=clock.now)
    connection_state: str = "DISCONNECTED"
    connection_error: str | None = None

    @staticmethod
    def create(parameters: dict[str, Any]) -> "CustomKeyStore":
        store_type = parameters.get("CustomKeyStoreType") or CLOUDHSM
        if store_type not in REQUIRED:
            raise invalid(f"{store_type} is not a custom key store type")
        for name in REQUIRED[store_type]:
            if not parameters.get(name):
                raise invalid(f"{name} is required for a custom key store of type {store_type}")
        store_id = f"cks-{mock_random.get_random_hex(17)}"
        return CustomKeyStore(store_id, parameters["CustomKeyStoreName"], store_type, parameters)

    @property
    def connected(self) -> bool:
        return self.connection_state == "CONNECTED"

    @property
    def cluster_id(self) -> str | None:
        return self.details.get("CloudHsmClusterId")

    def connect(self) -> None:
        self.connection_state = "CONNECTED"
        self.connection_error = None

    def disconnect(self) -> None:
        self.connection_state = "DISCONNECTED"
        self.connection_error = None

    def fail(self, code: str) -> None:
        """As after a connection that did not come about; ``code`` is a ConnectionErrorCode."""
        self.connection_state = "FAILED"
        self.connection_error = code

    def to_entry(self) -> dict[str, Any]:
        """A CustomKeyStoresListEntry."""
        entry = {
            "CustomKeyStoreId": self.id,
            "CustomKeyStoreName": self.name,
            "CustomKeyStoreType": self.type,
            "ConnectionState": self.connection_state,
            "CreationDate": self.creation_date,
        }
        if self.connection_error:
            entry["ConnectionErrorCode"] = self.connection_error
        if self.type == CLOUDHSM:
            return entry | {
                "CloudHsmClusterId": self.cluster_id,
                "TrustAnchorCertificate": self.details["TrustAnchorCertificate"],
            }
        configuration = {
            "Connectivity": self.details["XksProxyConnectivity"],
            "AccessKeyId": self.details["XksProxyAuthenticationCredential"]["AccessKeyId"],
            "UriEndpoint": self.details["XksProxyUriEndpoint"],
            "UriPath": self.details["XksProxyUriPath"],
        }
        if self.details.get("XksProxyVpcEndpointServiceName"):
            configuration["VpcEndpointServiceName"] = self.details["XksProxyVpcEndpointServiceName"]
        return entry | {"XksProxyConfiguration": configuration}


class CustomKeyStores:
    """Those of one account and Region."""

    def __init__(self) -> None:
        self._by_id: dict[str, CustomKeyStore] = {}

    def create(self, parameters: dict[str, Any]) -> CustomKeyStore:
        store = CustomKeyStore.create(parameters)
        if any(other.name == store.name for other in self._by_id.values()):
            raise error("CustomKeyStoreNameInUseException", f"{store.name} is in use")
        if store.cluster_id and any(other.cluster_id == store.cluster_id for other in self._by_id.values()):
            raise error("CloudHsmClusterInUseException", f"{store.cluster_id} is in use")
        self._by_id[store.id] = store
        return store

    def get(self, store_id: str | None) -> CustomKeyStore:
        if store_id not in self._by_id:
            raise error("CustomKeyStoreNotFoundException", f"{store_id} does not exist")
        return self._by_id[store_id]

    def describe(self, store_id: str | None, name: str | None) -> list[CustomKeyStore]:
        if store_id is None and name is None:
            return list(self._by_id.values())
        found = [store for store in self._by_id.values() if store.id == store_id or store.name == name]
        if not found:
            raise error("CustomKeyStoreNotFoundException", f"{store_id or name} does not exist")
        return found

    def delete(self, store_id: str) -> None:
        if self.get(store_id).connection_state != "DISCONNECTED":
            raise error("CustomKeyStoreInvalidStateException", f"{store_id} is not disconnected")
        del self._by_id[store_id]
