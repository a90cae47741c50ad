package io.flinkdm.job.source.connector;

import io.flinkdm.config.plan.MigrationPlan;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Finds connectors by name. Stateless. */
public final class SourceConnectors {

    /** The default. */
    public static final String OWN = "flink-dm";

    private SourceConnectors() {}

    /**
     * Reads the sources of that task.
     *
     * @throws MigrationException 52014 when it is not on the class path of the current thread
     */
    public static SourceConnector of(MigrationPlan plan) {
        return named(plan.sourceConnector() == null ? OWN : plan.sourceConnector());
    }

    /**
     * @throws MigrationException 52014 when there is none of that name
     */
    public static SourceConnector named(String name) {
        List<String> names = new ArrayList<>();
        for (SourceConnector connector : all()) {
            if (connector.name().equals(name)) {
                return connector;
            }
            names.add(connector.name());
        }
        throw new MigrationException(
                ErrorCode.SOURCE_CONNECTOR_UNKNOWN,
                "there is no source connector "
                        + name
                        + " in this jar, which has: "
                        + String.join(", ", names));
    }

    private static List<SourceConnector> all() {
        List<SourceConnector> all = new ArrayList<>(List.of(new OwnConnector()));
        ServiceLoader.load(SourceConnector.class, Thread.currentThread().getContextClassLoader())
                .forEach(all::add);
        return all;
    }
}
