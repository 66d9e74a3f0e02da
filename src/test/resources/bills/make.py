"""Makes the Parquet files of this folder; needs pyarrow (25.0.1). The columns and types are those of AWS Data Exports:
text, doubles and timestamps, and in CUR 2.0 a column that is a map, which nothing reads."""

import datetime
import sys

import pyarrow as pa
import pyarrow.parquet as pq


def day(month, number=1):
    return datetime.datetime(2026, month, number)


def write(name, columns, schema, compression):
    pq.write_table(pa.table(columns, schema=schema), f"{sys.argv[1]}/{name}", compression=compression)


MILLIS = pa.timestamp("ms")
CUR_2 = {
    "bill_billing_period_start_date": [day(10)] * 4,
    "bill_billing_period_end_date": [day(11)] * 4,
    "line_item_usage_account_id": ["111122223333"] * 4,
    "line_item_line_item_type": ["Usage", "Usage", "Usage", "Tax"],
    "line_item_usage_start_date": [day(10), day(10, 2), day(10), day(10)],
    "line_item_usage_end_date": [day(10, 2), day(11), day(11), day(11)],
    "line_item_product_code": ["awskms", "awskms", "AmazonS3", "awskms"],
    "line_item_usage_type": ["eu-west-1-KMS-Keys", "eu-west-1-KMS-Keys", "EU-Requests-Tier1", "eu-west-1-KMS-Keys"],
    "line_item_usage_amount": [0.1, 1.9, 1000.0, None],
    "line_item_currency_code": ["USD"] * 4,
    "line_item_unblended_cost": [0.1, 1.9, 5.0, 0.4],
    "product_region_code": ["eu-west-1"] * 4,
    "resource_tags": [[("owner", "team")], [], [], []],
}
CUR_2_TYPES = pa.schema(
    [
        (
            name,
            pa.map_(pa.string(), pa.string())
            if name == "resource_tags"
            else MILLIS
            if name.endswith("_date")
            else pa.float64()
            if name in ("line_item_usage_amount", "line_item_unblended_cost")
            else pa.string(),
        )
        for name in CUR_2
    ]
)
FOCUS = {
    "BilledCost": [0.3],
    "BillingCurrency": ["USD"],
    "BillingPeriodStart": [day(10)],
    "BillingPeriodEnd": [day(11)],
    "ChargeCategory": ["Usage"],
    "ChargePeriodStart": [day(10)],
    "ChargePeriodEnd": [day(10, 2)],
    "ConsumedQuantity": [100000.0],
    "RegionId": ["eu-west-1"],
    "SubAccountId": ["111122223333"],
    "x_ServiceCode": ["awskms"],
    "x_UsageType": ["eu-west-1-KMS-Requests"],
}
FOCUS_TYPES = pa.schema(
    [
        (
            name,
            pa.timestamp("us", tz="UTC")
            if name.endswith(("Start", "End"))
            else pa.float64()
            if name in ("BilledCost", "ConsumedQuantity")
            else pa.string(),
        )
        for name in FOCUS
    ]
)
write("cur-2.snappy.parquet", CUR_2, CUR_2_TYPES, "snappy")
write("focus.gzip.parquet", FOCUS, FOCUS_TYPES, "gzip")
write("focus.zstd.parquet", FOCUS, FOCUS_TYPES, "zstd")
