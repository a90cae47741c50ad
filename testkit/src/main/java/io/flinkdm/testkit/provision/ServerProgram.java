package io.flinkdm.testkit.provision;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a server's program is called. Immutable.
 *
 * @param command the executable, behind the loader it needs if that is not the system's
 * @param home what MySQL calls its base folder
 * @param environment variables to start it with
 */
public record ServerProgram(List<String> command, Path home, Map<String, String> environment) {

    public ServerProgram {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** A program of this system, with folders of shared libraries the system lacks. */
    static ServerProgram of(Path executable, Path home, List<Path> libraries) {
        return new ServerProgram(
                List.of(executable.toString()),
                home,
                libraries.isEmpty()
                        ? Map.of()
                        : Map.of("LD_LIBRARY_PATH", SharedLibraries.searchPath(libraries)));
    }
}
