package io.flinkdm.testkit.provision;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches a source archive from the Python package index that {@code pip} is configured with, by
 * environment or file; needs no Python. Immutable.
 */
final class PythonIndex {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(30);
    private static final Pattern SETTING =
            Pattern.compile("(?m)^\\s*index-url\\s*[=:]\\s*(\\S+)\\s*$");

    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(CONNECT_PATIENCE)
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private final String index;

    private PythonIndex(String index) {
        this.index = index.endsWith("/") ? index : index + "/";
    }

    static PythonIndex configured() throws IOException {
        String chosen = System.getenv("PIP_INDEX_URL");
        if (chosen != null && !chosen.isEmpty()) {
            return new PythonIndex(chosen);
        }
        Path home = Path.of(System.getProperty("user.home"));
        for (Path file :
                List.of(
                        home.resolve(".config/pip/pip.conf"),
                        home.resolve(".pip/pip.conf"),
                        Path.of("/etc/pip.conf"))) {
            Optional<String> url = setting(file);
            if (url.isPresent()) {
                return new PythonIndex(url.get());
            }
        }
        return new PythonIndex("https://pypi.org/simple/");
    }

    private static Optional<String> setting(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        Matcher setting = SETTING.matcher(Files.readString(file));
        return setting.find() ? Optional.of(setting.group(1)) : Optional.empty();
    }

    /** Downloads {@code file} of the project and checks its digest. */
    void download(String project, String file, Path target)
            throws IOException, UnavailableException {
        URI page = URI.create(index).resolve(project + "/");
        String links = new String(get(page).readAllBytes(), StandardCharsets.UTF_8);
        Matcher link =
                Pattern.compile("href=\"([^\"#]*" + Pattern.quote(file) + ")#sha256=(\\w+)\"")
                        .matcher(links);
        if (!link.find()) {
            throw new UnavailableException("the Python package index has no " + file);
        }
        try (InputStream content = get(page.resolve(link.group(1)))) {
            save(content, target, link.group(2));
        }
    }

    private static void save(InputStream content, Path target, String sha256)
            throws IOException, UnavailableException {
        MessageDigest digest = sha256();
        try (DigestOutputStream file =
                new DigestOutputStream(Files.newOutputStream(target), digest)) {
            content.transferTo(file);
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw new UnavailableException(target.getFileName() + " arrived damaged");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private InputStream get(URI uri) throws IOException, UnavailableException {
        try {
            HttpResponse<InputStream> response =
                    http.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                // no address in the message: it may carry a password
                throw new UnavailableException(
                        "the Python package index answers " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UnavailableException("the Python package index cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
