package io.flinkdm.submit.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A REST interface that answers what it was told to, and 404 to everything else. */
public final class FakeFlink implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Canned> answers = new ConcurrentHashMap<>();
    private final Map<String, String> received = new ConcurrentHashMap<>();

    public FakeFlink() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** {@code request} is a method and a path: {@code GET /jobs/overview}. */
    public FakeFlink on(String request, String json) {
        return on(request, 200, json);
    }

    public FakeFlink on(String request, int status, String json) {
        answers.put(request, new Canned(status, json));
        return this;
    }

    /** The body of the last such request. */
    public String received(String request) {
        return received.get(request);
    }

    public FlinkRest client() {
        return new FlinkRest(address());
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        received.put(
                request,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Canned canned = answers.getOrDefault(request, new Canned(404, "{\"errors\":[\"no\"]}"));
        byte[] body = canned.json().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(canned.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private record Canned(int status, String json) {}
}
