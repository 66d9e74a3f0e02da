package io.keyledger.stub;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/** Writes a tree as CBOR (RFC 8949); an {@link Instant} in a {@link POJONode} becomes an epoch timestamp, tag 1. */
final class CborWriter {
    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;
    private static final int EPOCH_TIMESTAMP = 0xc1;
    private static final int FALSE = 0xf4;
    private static final int TRUE = 0xf5;
    private static final int NULL = 0xf6;
    private static final int DOUBLE = 0xfb;

    private final DataOutputStream out;

    private CborWriter(DataOutputStream out) {
        this.out = out;
    }

    static byte[] bytes(JsonNode node) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try {
            new CborWriter(new DataOutputStream(bytes)).write(node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(JsonNode node) throws IOException {
        if (node instanceof POJONode timestamp && timestamp.getPojo() instanceof Instant instant) {
            out.writeByte(EPOCH_TIMESTAMP);
            out.writeByte(DOUBLE);
            out.writeDouble(instant.toEpochMilli() / 1000.0);
        } else if (node.isObject()) {
            head(MAP, node.size());
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                text(entry.getKey());
                write(entry.getValue());
            }
        } else if (node.isArray()) {
            head(ARRAY, node.size());
            for (JsonNode element : node.values()) {
                write(element);
            }
        } else if (node.isString()) {
            text(node.stringValue());
        } else if (node.isBoolean()) {
            out.writeByte(node.booleanValue() ? TRUE : FALSE);
        } else if (node.isNull()) {
            out.writeByte(NULL);
        } else if (node.isIntegralNumber()) {
            long number = node.longValue();
            head(number < 0 ? NEGATIVE : UNSIGNED, number < 0 ? -1 - number : number);
        } else if (node.isNumber()) {
            out.writeByte(DOUBLE);
            out.writeDouble(node.doubleValue());
        } else {
            throw new IOException("No CBOR for " + node.getNodeType());
        }
    }

    private void text(String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        head(TEXT, bytes.length);
        out.write(bytes);
    }

    private void head(int majorType, long argument) throws IOException {
        int type = majorType << 5;
        if (argument < 24) {
            out.writeByte(type | (int) argument);
        } else if (argument < 1L << 8) {
            out.writeByte(type | 24);
            out.writeByte((int) argument);
        } else if (argument < 1L << 16) {
            out.writeByte(type | 25);
            out.writeShort((int) argument);
        } else if (argument < 1L << 32) {
            out.writeByte(type | 26);
            out.writeInt((int) argument);
        } else {
            out.writeByte(type | 27);
            out.writeLong(argument);
        }
    }
}
