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
 * Stands in a client and refuses every operation that is not declared. DescribeKey is also refused by the name of an AWS
 * managed key, for it creates the key where there is none yet.
 */
final class ReadOnlyGuard implements ExecutionInterceptor {
    private final String service;
    private final Set<String> operations;

    /**
     * @param service whose client it stands in
     * @param declared what may be called, of this and other services
     */
    ReadOnlyGuard(String service, Collection<ApiAction> declared) {
        this.service = service;
        this.operations = declared.stream()
                .filter(action -> action.service().equals(service))
                .map(ApiAction::operation)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String operation = String.valueOf(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        if (!operations.contains(operation)) {
            throw new UndeclaredCallException(service + ":" + operation + " is not on the list of declared actions");
        }
        if (service.equals("kms") && operation.equals("DescribeKey") && namesAwsManagedKey(context.request())) {
            throw new UndeclaredCallException("kms:DescribeKey by an alias/aws/ name could create the key");
        }
    }

    private static boolean namesAwsManagedKey(SdkRequest request) {
        return request.getValueForField("KeyId", String.class)
                .filter(key -> key.startsWith("alias/aws/") || key.contains(":alias/aws/"))
                .isPresent();
    }
}
