package io.keyledger.collect.call;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Keeps the name of a server that stands in for AWS, which is one for everything. Some services put the account before
 * it, for example Amazon S3 Control, whose endpoint rules do so after every other setting.
 */
record StandInHost(String host) implements ExecutionInterceptor {
    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        return request.host().endsWith("." + host) ? request.toBuilder().host(host).build() : request;
    }
}
