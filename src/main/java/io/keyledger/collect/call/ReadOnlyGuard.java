package io.keyledger.collect.call;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Refuses every operation that is not declared for its client. Also refuses DescribeKey with the alias of an AWS
 * managed key, because that call creates a missing key.
 */
final class ReadOnlyGuard implements ExecutionInterceptor {
    private final Class<?> client;
    private final Set<String> operations;

    /**
     * @param client the class of the client
     * @param declared the actions of this and other clients
     */
    ReadOnlyGuard(Class<?> client, Collection<ApiAction> declared) {
        this.client = client;
        this.operations = declared.stream()
                .filter(action -> action.client().equals(client))
                .map(ApiAction::operation)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String operation = String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        if (!operations.contains(operation)) {
            throw new UndeclaredCallException(
                    client.getSimpleName() + " may not call " + operation + ", which is not a declared action");
        }
        if (operation.equals("DescribeKey") && namesAwsManagedKey(context.request())) {
            throw new UndeclaredCallException("DescribeKey by an alias/aws/ name could create the key");
        }
    }

    private static boolean namesAwsManagedKey(SdkRequest request) {
        return request.getValueForField("KeyId", String.class)
                .filter(key -> key.startsWith("alias/aws/") || key.contains(":alias/aws/"))
                .isPresent();
    }
}
