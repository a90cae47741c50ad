package io.flinkdm.testkit.flink;

import io.flinkdm.testkit.process.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** The {@code conf} folder of a cluster on the loopback address. Immutable. */
public record FlinkConfiguration(Path folder, Map<String, String> settings, int restPort) {

    /** Options of all of the cluster's processes, the client too. */
    public static final String JAVA_OPTIONS_KEY = "env.java.opts.all";

    /** Processes that live for seconds spend most of these on compiling what they soon forget. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    // what the distribution's own configuration opens for Java 17
    private static final String JAVA_OPTIONS =
            String.join(
                    " ",
                    "--add-exports=java.base/sun.net.util=ALL-UNNAMED",
                    "--add-exports=java.rmi/sun.rmi.registry=ALL-UNNAMED",
                    "--add-exports=java.security.jgss/sun.security.krb5=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--add-opens=java.base/java.net=ALL-UNNAMED",
                    "--add-opens=java.base/java.io=ALL-UNNAMED",
                    "--add-opens=java.base/java.nio=ALL-UNNAMED",
                    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                    "--add-opens=java.base/java.text=ALL-UNNAMED",
                    "--add-opens=java.base/java.time=ALL-UNNAMED",
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent.locks=ALL-UNNAMED");

    private static final String LOGGING =
            """
            rootLogger.level = INFO
            rootLogger.appenderRef.console.ref = Console
            appender.console.name = Console
            appender.console.type = CONSOLE
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %d{yyyy-MM-dd HH:mm:ss,SSS} %-5p %-60c %x - %m%n
            """;

    /**
     * Writes the folder.
     *
     * @param overrides settings that replace or join the testkit's own; Java options that Flink
     *     needs always join
     */
    public static FlinkConfiguration write(Path folder, int slots, Map<String, String> overrides)
            throws IOException {
        int restPort = FreePorts.next();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.putAll(addresses(restPort));
        settings.put("jobmanager.memory.process.size", "1g");
        settings.put("taskmanager.memory.process.size", "1728m");
        settings.put("taskmanager.memory.managed.size", "128m");
        settings.put("taskmanager.numberOfTaskSlots", String.valueOf(slots));
        settings.put("execution.checkpointing.dir", folder("checkpoints", folder));
        settings.put("execution.checkpointing.savepoint-dir", folder("savepoints", folder));
        settings.put("io.tmp.dirs", Files.createDirectories(folder.resolve("tmp")).toString());
        // a dead TaskManager is noticed by the second failed heartbeat, a dead JobManager by
        // silence
        settings.put("heartbeat.interval", "2000");
        settings.put("heartbeat.timeout", "15000");
        settings.put(JAVA_OPTIONS_KEY, SHORT_LIVED);
        settings.putAll(overrides);
        settings.merge(JAVA_OPTIONS_KEY, JAVA_OPTIONS, (more, own) -> own + " " + more);
        Path conf = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(conf.resolve("config.yaml"), yaml(settings));
        Files.writeString(conf.resolve("log4j.properties"), LOGGING);
        return new FlinkConfiguration(conf, Map.copyOf(settings), restPort);
    }

    private static Map<String, String> addresses(int restPort) {
        Map<String, String> addresses = new LinkedHashMap<>();
        for (String key :
                new String[] {
                    "jobmanager.rpc.address", "jobmanager.bind-host", "taskmanager.host",
                    "taskmanager.bind-host", "rest.address", "rest.bind-address"
                }) {
            addresses.put(key, "127.0.0.1");
        }
        addresses.put("jobmanager.rpc.port", String.valueOf(FreePorts.next()));
        addresses.put("rest.port", String.valueOf(restPort));
        return addresses;
    }

    private static String folder(String name, Path parent) throws IOException {
        return Files.createDirectories(parent.resolve(name)).toUri().toString();
    }

    private static String yaml(Map<String, String> settings) {
        StringJoiner yaml = new StringJoiner("\n", "", "\n");
        settings.forEach((key, value) -> yaml.add(key + ": '" + value.replace("'", "''") + "'"));
        return yaml.toString();
    }

    /** {@code http://127.0.0.1:port}, without a slash at the end. */
    public String rest() {
        return "http://127.0.0.1:" + restPort;
    }
}
