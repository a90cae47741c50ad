package io.flinkdm.submit.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** JSON over HTTP with errors that name the address. Used by {@link FlinkRest}. Thread-safe. */
final class RestClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 404;

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();
    private final ObjectMapper mapper = new ObjectMapper();

    RestClient(URI base) {
        this.base = base;
    }

    /** The answer, or empty when the cluster does not know what is asked for. */
    Optional<JsonNode> get(String path) {
        return send(request(path).GET().build());
    }

    Optional<JsonNode> post(String path, String json) {
        HttpRequest request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build();
        return send(request);
    }

    Optional<JsonNode> patch(String path) {
        return send(request(path).method("PATCH", BodyPublishers.noBody()).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER_TIMEOUT);
    }

    private Optional<JsonNode> send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return read(request, response);
        } catch (JsonProcessingException e) {
            throw unreachable("what answers at " + base + " is not Flink's REST interface", e);
        } catch (IOException e) {
            throw unreachable("cannot reach Flink at " + base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable("interrupted while asking " + base, e);
        }
    }

    private Optional<JsonNode> read(HttpRequest request, HttpResponse<String> response)
            throws JsonProcessingException {
        int status = response.statusCode();
        if (status == NOT_FOUND) {
            return Optional.empty();
        }
        if (status >= 400) {
            throw new MigrationException(
                    ErrorCode.INTERNAL,
                    String.format(
                            "Flink at %s refused %s %s with status %d: %s",
                            base,
                            request.method(),
                            request.uri().getPath(),
                            status,
                            firstLine(response.body())));
        }
        String body = response.body();
        return Optional.of(mapper.readTree(body.isBlank() ? "{}" : body));
    }

    /** Flink answers {@code {"errors": [text, stack trace]}}. */
    private String firstLine(String body) {
        try {
            JsonNode errors = mapper.readTree(body).path("errors");
            String text = errors.path(errors.size() - 1).asText(body);
            return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        } catch (JsonProcessingException e) {
            return body.lines().findFirst().orElse("");
        }
    }

    private static MigrationException unreachable(String text, Exception cause) {
        return new MigrationException(ErrorCode.CTL_CONNECT, text, cause);
    }
}
