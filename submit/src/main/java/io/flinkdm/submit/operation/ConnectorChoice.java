package io.flinkdm.submit.operation;

import io.flinkdm.job.source.connector.SourceConnectors;
import io.flinkdm.submit.task.KnownTask;
import io.flinkdm.udf.error.ErrorCode;
import io.flinkdm.udf.error.MigrationException;

/**
 * Chooses what reads a task's sources: as asked, else as in its last run. Stateless.
 *
 * @param last {@code ""} when there was none, or it asked for none
 */
record ConnectorChoice(String asked, String last) {

    /** The task as it will be read. */
    KnownTask applyTo(KnownTask task) {
        String chosen = chosen();
        return chosen.equals(SourceConnectors.OWN) ? task : task.readBy(chosen);
    }

    /**
     * @param restartPoint where the task goes on; {@code ""} when it begins anew
     * @throws MigrationException 52016 when another connector has left that
     */
    void requireSame(String restartPoint) {
        if (!restartPoint.isEmpty() && !chosen().equals(named(last))) {
            throw new MigrationException(
                    ErrorCode.SOURCE_CONNECTOR_CHANGED,
                    String.format(
                            "the task's last run was read by %s; %s cannot go on from where it"
                                    + " stopped",
                            named(last), chosen()));
        }
    }

    String chosen() {
        return asked == null ? named(last) : asked;
    }

    private static String named(String connector) {
        return connector.isEmpty() ? SourceConnectors.OWN : connector;
    }
}
