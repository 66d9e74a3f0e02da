package io.keyledger.collect.call;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Checks that the body of each successful answer has the form of its protocol: a JSON object, a CBOR map, or the XML
 * document of the operation. The SDK would parse any other document, or an empty body, as an answer without members.
 * Content types are ignored because compatible servers differ in them.
 */
final class AnswerForm implements ExecutionInterceptor {
    /** The root element of an XML answer, for {@link AnswerMembers}; absent if the answer is not XML. */
    static final ExecutionAttribute<String> ROOT = new ExecutionAttribute<>("KeyledgerAnswerRoot");

    /** The start of the SDK's messages about an answer that it could not parse. */
    private static final List<String> UNREAD = List.of("Unable to unmarshall response", "Could not parse XML response");

    private static final int START = 1024;
    private static final int SHOWN = 24;
    private static final int CBOR_MAP = 5;
    private static final int BYTE = 0xff;
    /** The first element, after the declaration, comments and processing instructions. AWS sends no document type. */
    private static final Pattern FIRST_ELEMENT = Pattern.compile(
            "\\A\uFEFF?\\s*(?:<\\?.*?\\?>\\s*|<!--.*?-->\\s*)*<(?:[\\w.-]+:)?([\\w.-]+)", Pattern.DOTALL);

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        Optional<InputStream> body = context.responseBody();
        boolean silent = context.httpRequest().method() == SdkHttpMethod.HEAD;
        if (silent || !context.httpResponse().isSuccessful()) {
            return body;
        }
        InputStream stream =
                new BufferedInputStream(body.orElseGet(() -> new ByteArrayInputStream(new byte[0])), START);
        byte[] start = startOf(stream);
        if (!(isCborMap(start) && asksInCbor(context.httpRequest()))) {
            check(start, protocol(attributes), operation(attributes), attributes);
        }
        return Optional.of(stream);
    }

    /** An answer that the SDK could not parse is requested again: a truncated one may arrive complete. */
    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        boolean unread = context.exception() instanceof SdkClientException failure
                && UNREAD.stream().anyMatch(String.valueOf(failure.getMessage())::startsWith);
        return unread
                ? UnusableAnswerException.of("the answer to " + operation(attributes) + " is malformed or cut off")
                : context.exception();
    }

    private static void check(byte[] start, String protocol, String operation, ExecutionAttributes attributes) {
        switch (protocol) {
            case "smithy-rpc-v2-cbor" -> {
                if (!isCborMap(start)) {
                    throw other(operation, "a CBOR map", start);
                }
            }
            case "ec2", "query" -> {
                String expected = operation + "Response";
                if (!root(start).filter(expected::equals).isPresent()) {
                    throw other(operation, "<" + expected + ">", start);
                }
            }
            case "rest-xml" -> {
                Optional<String> root = root(start);
                if (start.length == 0 || root.filter("Error"::equals).isPresent()) {
                    throw other(operation, "a document", start);
                }
                attributes.putAttribute(ROOT, root.orElse(""));
            }
            default -> {
                if (!text(start).stripLeading().startsWith("{")) {
                    throw other(operation, "a JSON object", start);
                }
            }
        }
    }

    /** Amazon Kinesis has a JSON protocol whose SDK client writes and reads CBOR. */
    private static boolean asksInCbor(SdkHttpRequest request) {
        return request.firstMatchingHeader("Content-Type")
                .filter(type -> type.contains("cbor"))
                .isPresent();
    }

    private static boolean isCborMap(byte[] start) {
        return start.length > 0 && (start[0] & BYTE) >> CBOR_MAP == CBOR_MAP;
    }

    private static RetryableException other(String operation, String expected, byte[] start) {
        String problem = "the answer to " + operation + " is not " + expected + " but ";
        String text = text(start).strip().replaceAll("[^ -~]+", " ");
        return start.length == 0
                ? UnusableAnswerException.ofNothing(problem + "empty")
                : UnusableAnswerException.of(problem + "begins with '" + shortened(text) + "'");
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static Optional<String> root(byte[] start) {
        Matcher first = FIRST_ELEMENT.matcher(text(start));
        return first.find() ? Optional.of(first.group(1)) : Optional.empty();
    }

    private static String text(byte[] start) {
        return new String(start, StandardCharsets.UTF_8);
    }

    private static byte[] startOf(InputStream stream) {
        try {
            stream.mark(START);
            byte[] start = new byte[START];
            int length = stream.readNBytes(start, 0, START);
            stream.reset();
            return Arrays.copyOf(start, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String protocol(ExecutionAttributes attributes) {
        return attributes
                .getAttribute(SdkInternalExecutionAttribute.PROTOCOL_METADATA)
                .serviceProtocol()
                .toLowerCase(Locale.ROOT);
    }

    private static String operation(ExecutionAttributes attributes) {
        return String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }
}
