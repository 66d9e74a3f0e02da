package io.keyledger.collect.call;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Keeps the name of a server that stands in for AWS, which has one for everything. The endpoint rules of some services
 * put the account before it, for example those of Amazon S3 Control, after every interceptor.
 */
record StandInHost(SdkHttpClient http, String host) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest call) {
        SdkHttpRequest request = call.httpRequest();
        return http.prepareRequest(
                request.host().endsWith("." + host)
                        ? HttpExecuteRequest.builder()
                                .request(request.toBuilder().host(host).build())
                                .contentStreamProvider(
                                        call.contentStreamProvider().orElse(null))
                                .metricCollector(call.metricCollector().orElse(null))
                                .build()
                        : call);
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    @Override
    public void close() {
        http.close();
    }
}
