package io.flinkdm.testkit.provision;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A server's executable and what it needs to run. Immutable.
 *
 * @param home what MySQL calls its base folder
 */
public record ServerProgram(Path executable, Path home, List<Path> libraries) {

    public ServerProgram {
        libraries = List.copyOf(libraries);
    }

    /** Variables to start it with. */
    public Map<String, String> environment() {
        return libraries.isEmpty()
                ? Map.of()
                : Map.of("LD_LIBRARY_PATH", SharedLibraries.searchPath(libraries));
    }
}
