"""RDS: the key of Performance Insights, which Moto forgets."""

from typing import Any

from moto.rds.models import DBCluster, DBInstance, RDSBackend


def install() -> None:
    for resource in (DBInstance, DBCluster):
        _remember_from_creation(resource)
    moto_modify_instance = RDSBackend.modify_db_instance
    moto_modify_cluster = RDSBackend.modify_db_cluster

    def modify_db_instance(self: RDSBackend, db_instance_identifier: str, db_kwargs: dict[str, Any]) -> Any:
        wanted = dict(db_kwargs)
        return _remember(moto_modify_instance(self, db_instance_identifier, db_kwargs), wanted)

    def modify_db_cluster(self: RDSBackend, kwargs: dict[str, Any]) -> Any:
        wanted = dict(kwargs)
        answer = moto_modify_cluster(self, kwargs)
        name = wanted.get("new_db_cluster_identifier") or wanted["db_cluster_identifier"]
        _remember(self.clusters[name], wanted)
        return _remember(answer, wanted)

    RDSBackend.modify_db_instance = modify_db_instance
    RDSBackend.modify_db_cluster = modify_db_cluster


def _remember_from_creation(resource: type[Any]) -> None:
    moto_init = resource.__init__

    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        moto_init(self, *args, **kwargs)
        _remember(self, kwargs)

    resource.__init__ = init


def _remember(resource: Any, wanted: dict[str, Any]) -> Any:
    """Under the names by which Moto finds the members of its answers."""
    enabled = wanted.get("enable_performance_insights")
    if enabled is not None:
        resource.performance_insights_enabled = enabled
    key = wanted.get("performance_insights_kms_key_id")
    if key is not None:
        resource.performance_insights_kms_key_id = key
    return resource
