package io.keyledger.stub;

import tools.jackson.databind.node.ObjectNode;

/**
 * What a request asks of a service.
 *
 * @param name the operation, as the API reference writes it
 * @param quota the operation whose quota it uses, which differs for EC2's requests without pages
 * @param resource the key, bucket, snapshot or role it is about, as the client wrote it; else empty
 * @param input its parameters
 */
record Operation(String name, String quota, String resource, ObjectNode input) {
    static Operation of(String name, String resource, ObjectNode input) {
        return new Operation(name, name, resource, input);
    }
}
