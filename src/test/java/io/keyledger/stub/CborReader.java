package io.keyledger.stub;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads CBOR (RFC 8949) as a tree, as far as Smithy's RPC protocol uses it: definite and indefinite maps and arrays,
 * texts, numbers, booleans, null. A timestamp becomes its number of seconds.
 */
final class CborReader {
    private static final int INDEFINITE = 31;
    private static final byte BREAK = (byte) 0xff;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ByteBuffer in;

    private CborReader(ByteBuffer in) {
        this.in = in;
    }

    /** The map in the bytes, an empty one where there are none; or AWS's serialization error. */
    static ObjectNode object(byte[] bytes) {
        if (bytes.length == 0) {
            return Json.object();
        }
        try {
            if (new CborReader(ByteBuffer.wrap(bytes)).read() instanceof ObjectNode object) {
                return object;
            }
        } catch (BufferUnderflowException e) {
            throw new AwsError(400, "SerializationException", "CBOR that ends too early");
        }
        throw new AwsError(400, "SerializationException", "Not a CBOR map");
    }

    private JsonNode read() {
        int first = in.get() & 0xff;
        int detail = first & 0x1f;
        return switch (first >>> 5) {
            case 0 -> NODES.numberNode(argument(detail));
            case 1 -> NODES.numberNode(-1 - argument(detail));
            case 3 -> NODES.stringNode(text(detail));
            case 4 -> array(detail);
            case 5 -> map(detail);
            case 6 -> tagged(detail);
            case 7 -> simple(detail);
            default -> throw new AwsError(400, "SerializationException", "CBOR type " + (first >>> 5));
        };
    }

    private JsonNode tagged(int detail) {
        argument(detail);
        return read();
    }

    private ArrayNode array(int detail) {
        ArrayNode array = NODES.arrayNode();
        if (detail == INDEFINITE) {
            while (!broken()) {
                array.add(read());
            }
            return array;
        }
        for (long left = argument(detail); left > 0; left--) {
            array.add(read());
        }
        return array;
    }

    private ObjectNode map(int detail) {
        ObjectNode map = NODES.objectNode();
        if (detail == INDEFINITE) {
            while (!broken()) {
                map.set(read().asString(), read());
            }
            return map;
        }
        for (long left = argument(detail); left > 0; left--) {
            map.set(read().asString(), read());
        }
        return map;
    }

    private JsonNode simple(int detail) {
        return switch (detail) {
            case 20 -> NODES.booleanNode(false);
            case 21 -> NODES.booleanNode(true);
            case 22, 23 -> NODES.nullNode();
            case 25 -> NODES.numberNode((double) Float.float16ToFloat(in.getShort()));
            case 26 -> NODES.numberNode((double) in.getFloat());
            case 27 -> NODES.numberNode(in.getDouble());
            default -> throw new AwsError(400, "SerializationException", "CBOR simple value " + detail);
        };
    }

    private String text(int detail) {
        if (detail == INDEFINITE) {
            StringBuilder whole = new StringBuilder();
            while (!broken()) {
                whole.append(read().asString());
            }
            return whole.toString();
        }
        int length = Math.toIntExact(argument(detail));
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private long argument(int detail) {
        return switch (detail) {
            case 24 -> in.get() & 0xff;
            case 25 -> in.getShort() & 0xffff;
            case 26 -> in.getInt() & 0xffffffffL;
            case 27 -> in.getLong();
            default -> detail;
        };
    }

    private boolean broken() {
        if (in.get(in.position()) != BREAK) {
            return false;
        }
        in.get();
        return true;
    }
}
