package io.keyledger.stub;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** How each of AWS's protocols writes an error. */
enum ErrorForm {
    /** AWS JSON 1.1 and REST-JSON. */
    JSON {
        @Override
        StubResponse response(AwsError error, String requestId) {
            byte[] body = Json.bytes(Json.object().put("__type", error.code()).put("message", error.text()));
            return new StubResponse(
                    error.status(),
                    Map.of(
                            "Content-Type",
                            "application/x-amz-json-1.1",
                            "x-amzn-ErrorType",
                            error.code(),
                            "x-amzn-RequestId",
                            requestId),
                    body);
        }
    },
    /** The query protocol of STS and IAM. */
    QUERY {
        @Override
        StubResponse response(AwsError error, String requestId) {
            Xml xml = new Xml("ErrorResponse", "https://iam.amazonaws.com/doc/2010-05-08/")
                    .open("Error")
                    .element("Type", error.status() < 500 ? "Sender" : "Receiver")
                    .element("Code", error.code())
                    .element("Message", error.text())
                    .close("Error")
                    .element("RequestId", requestId);
            return StubResponse.xml(error.status(), xml.end()).with("x-amzn-RequestId", requestId);
        }
    },
    /** The query protocol of EC2, with its own envelope. */
    EC2 {
        @Override
        StubResponse response(AwsError error, String requestId) {
            Xml xml = new Xml("Response")
                    .open("Errors")
                    .open("Error")
                    .element("Code", error.code())
                    .element("Message", error.text())
                    .close("Error")
                    .close("Errors")
                    .element("RequestID", requestId);
            return StubResponse.xml(error.status(), xml.end()).with("x-amzn-RequestId", requestId);
        }
    },
    /** REST-XML of S3. */
    S3 {
        @Override
        StubResponse response(AwsError error, String requestId) {
            Xml xml = new Xml("Error")
                    .element("Code", error.code())
                    .element("Message", error.text())
                    .element("RequestId", requestId)
                    .element("HostId", "stub");
            return new StubResponse(
                    error.status(),
                    Map.of("Content-Type", "application/xml", "x-amz-request-id", requestId, "x-amz-id-2", "stub"),
                    xml.end().getBytes(StandardCharsets.UTF_8));
        }
    },
    /** Smithy RPC v2 CBOR of a service that once spoke the query protocol, whose codes it keeps in a header. */
    CBOR {
        @Override
        StubResponse response(AwsError error, String requestId) {
            byte[] body =
                    CborWriter.bytes(Json.object().put("__type", error.code()).put("message", error.text()));
            String fault = error.status() < 500 ? "Sender" : "Receiver";
            return new StubResponse(
                    error.status(),
                    Map.of(
                            "Content-Type",
                            "application/cbor",
                            "smithy-protocol",
                            "rpc-v2-cbor",
                            "x-amzn-query-error",
                            error.code() + ";" + fault,
                            "x-amzn-RequestId",
                            requestId),
                    body);
        }
    };

    abstract StubResponse response(AwsError error, String requestId);
}
