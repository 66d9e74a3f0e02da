package io.keyledger.collect.call;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Checks a parsed answer against the model of its operation: required members are present, a page contains its list, a
 * page other than the last has a marker, and the answer is about the requested key.
 */
final class AnswerMembers implements ExecutionInterceptor {
    private static final Set<String> TRUNCATED = Set.of("Truncated", "IsTruncated");
    private static final Set<String> MARKERS =
            Set.of("Marker", "NextMarker", "NextToken", "ContinuationToken", "NextContinuationToken", "NextKeyMarker");
    private static final String KEY_ID = "KeyId";

    @Override
    public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
        String operation = String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        problem(context.request(), context.response(), Optional.ofNullable(attributes.getAttribute(AnswerForm.ROOT)))
                .ifPresent(problem -> {
                    throw UnusableAnswerException.of("the answer to " + operation + " " + problem);
                });
    }

    private static Optional<String> problem(SdkRequest request, SdkResponse response, Optional<String> root) {
        List<SdkField<?>> members = response.sdkFields().stream()
                .filter(member -> member.location() == MarshallLocation.PAYLOAD)
                .toList();
        if (members.isEmpty()) {
            return Optional.empty();
        }
        return otherRoot(members, root)
                .or(() -> nothing(members, response))
                .or(() -> missing(members, response))
                .or(() -> noPage(members, response))
                .or(() -> noNext(members, response))
                .or(() -> otherKey(request, response));
    }

    /** A member that is the whole document has the name of its root element. */
    private static Optional<String> otherRoot(List<SdkField<?>> members, Optional<String> root) {
        return root.flatMap(name -> members.stream()
                .filter(member -> member.containsTrait(PayloadTrait.class))
                // A policy is a document that is not XML.
                .filter(member -> member.marshallingType().equals(MarshallingType.SDK_POJO) || !name.isEmpty())
                .filter(member -> !member.locationName().equals(name))
                .map(member -> "is not <" + member.locationName() + ">")
                .findFirst());
    }

    private static Optional<String> nothing(List<SdkField<?>> members, SdkPojo answer) {
        return members.stream().anyMatch(member -> saysSomething(member.getValueOrDefault(answer)))
                ? Optional.empty()
                : Optional.of("has none of its members");
    }

    /** An empty list says that there is nothing; a structure of absent members says nothing. */
    private static boolean saysSomething(@Nullable Object value) {
        return isThere(value)
                && switch (value) {
                    case SdkPojo part ->
                        part.sdkFields().isEmpty()
                                || part.sdkFields().stream()
                                        .anyMatch(member -> saysSomething(member.getValueOrDefault(part)));
                    case Map<?, ?> map -> map.isEmpty() || map.values().stream().anyMatch(Objects::nonNull);
                    case null, default -> true;
                };
    }

    /** Checks the answer and its structures, but not the items of its lists, which fail individually. */
    private static Optional<String> missing(List<SdkField<?>> members, SdkPojo answer) {
        return members.stream()
                .flatMap(member -> {
                    if (required(member) && !isThere(member, answer)) {
                        return Stream.of(member.memberName());
                    }
                    return member.getValueOrDefault(answer) instanceof SdkPojo part
                            ? part.sdkFields().stream()
                                    .filter(inner -> required(inner) && !isThere(inner, part))
                                    .map(SdkField::memberName)
                            : Stream.empty();
                })
                .findFirst()
                .map(name -> "has no " + name);
    }

    private static boolean required(SdkField<?> member) {
        return member.containsTrait(RequiredTrait.class);
    }

    /** A flattened list has no element when it is empty. */
    private static Optional<String> noPage(List<SdkField<?>> members, SdkPojo answer) {
        List<SdkField<?>> lists = members.stream()
                .filter(member -> member.marshallingType().equals(MarshallingType.LIST))
                .toList();
        boolean paged = members.stream().anyMatch(member -> MARKERS.contains(member.memberName()));
        boolean wrapped =
                lists.stream().noneMatch(list -> list.getTrait(ListTrait.class).isFlattened());
        boolean none = !lists.isEmpty() && lists.stream().noneMatch(list -> isThere(list, answer));
        return paged && wrapped && none
                ? Optional.of("has no " + lists.getFirst().memberName())
                : Optional.empty();
    }

    private static Optional<String> noNext(List<SdkField<?>> members, SdkPojo answer) {
        boolean truncated = members.stream()
                .anyMatch(member -> TRUNCATED.contains(member.memberName())
                        && Boolean.TRUE.equals(member.getValueOrDefault(answer)));
        boolean marked = members.stream()
                .anyMatch(member -> MARKERS.contains(member.memberName())
                        && member.getValueOrDefault(answer) instanceof String marker
                        && !marker.isEmpty());
        return truncated && !marked
                ? Optional.of("is not the last page but does not say where the next begins")
                : Optional.empty();
    }

    private static Optional<String> otherKey(SdkRequest request, SdkPojo answer) {
        Optional<String> asked = request.getValueForField(KEY_ID, String.class);
        return asked.flatMap(key -> parts(answer)
                .flatMap(part -> part.sdkFields().stream()
                        .filter(member -> member.memberName().equals(KEY_ID))
                        .map(member -> member.getValueOrDefault(part)))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(named -> !id(named).equals(id(key)))
                .findFirst()
                .map(_ -> "is about another key"));
    }

    /** The answer, its structures, and the items of its lists. */
    private static Stream<SdkPojo> parts(SdkPojo answer) {
        return Stream.concat(
                Stream.of(answer),
                answer.sdkFields().stream()
                        .map(member -> member.getValueOrDefault(answer))
                        .flatMap(value -> {
                            if (value instanceof List<?> items) {
                                return items.stream()
                                        .filter(SdkPojo.class::isInstance)
                                        .map(SdkPojo.class::cast);
                            }
                            return value instanceof SdkPojo part ? Stream.of(part) : Stream.empty();
                        }));
    }

    /** The key id in an id or ARN. */
    private static String id(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    private static boolean isThere(SdkField<?> member, SdkPojo holder) {
        return isThere(member.getValueOrDefault(holder));
    }

    private static boolean isThere(@Nullable Object value) {
        return value != null
                && !(value instanceof SdkAutoConstructList<?>)
                && !(value instanceof SdkAutoConstructMap<?, ?>);
    }
}
