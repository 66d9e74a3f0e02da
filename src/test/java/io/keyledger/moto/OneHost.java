package io.keyledger.moto;

import java.net.URI;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Sends requests to the host that stands in for AWS where the SDK puts an account id or a prefix before its name. */
record OneHost(SdkHttpClient http, URI endpoint) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        SdkHttpRequest asked = request.httpRequest();
        HttpExecuteRequest.Builder directed = HttpExecuteRequest.builder()
                .request(asked.toBuilder().host(endpoint.getHost()).build());
        request.contentStreamProvider().ifPresent(directed::contentStreamProvider);
        request.metricCollector().ifPresent(directed::metricCollector);
        return http.prepareRequest(directed.build());
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
