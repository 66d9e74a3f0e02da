"""Lambda: the key of a function, which Moto forgets."""

from typing import Any

from moto.awslambda.models import LambdaFunction


def install() -> None:
    moto_init = LambdaFunction.__init__
    moto_update = LambdaFunction.update_configuration
    moto_configuration = LambdaFunction.get_configuration

    def init(self: LambdaFunction, account_id: str, spec: dict[str, Any], *args: Any, **kwargs: Any) -> None:
        self.kms_key_arn = spec.get("KMSKeyArn")
        moto_init(self, account_id, spec, *args, **kwargs)

    def update_configuration(self: LambdaFunction, config_updates: dict[str, Any]) -> dict[str, Any]:
        """An empty string goes back to the key that AWS owns."""
        self.kms_key_arn = config_updates.get("KMSKeyArn", self.kms_key_arn) or None
        return moto_update(self, config_updates)

    def get_configuration(self: LambdaFunction, *args: Any, **kwargs: Any) -> dict[str, Any]:
        configuration = moto_configuration(self, *args, **kwargs)
        return configuration | ({"KMSKeyArn": self.kms_key_arn} if self.kms_key_arn else {})

    LambdaFunction.__init__ = init
    LambdaFunction.update_configuration = update_configuration
    LambdaFunction.get_configuration = get_configuration
