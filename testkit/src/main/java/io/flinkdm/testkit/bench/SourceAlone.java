package io.flinkdm.testkit.bench;

import java.util.List;

/**
 * The runs of a source without writers, by the two times that count. One thread.
 *
 * @param whole from its start
 * @param reading while it reads
 */
record SourceAlone(Measurement whole, Measurement reading) {

    /** Another connector, compared with a client. */
    static SourceAlone ofFlinkCdc(Measurement client) {
        return of("(b) flink-cdc", List.of(client), List.of(client));
    }

    /** The job, compared with a client and with another connector. */
    static SourceAlone ofJob(Measurement client, SourceAlone other) {
        return of("job", List.of(client, other.whole), List.of(client, other.reading));
    }

    private static SourceAlone of(
            String reader, List<Measurement> wholePeers, List<Measurement> readingPeers) {
        return new SourceAlone(
                new Measurement(reader + ": source alone, from its start", wholePeers),
                new Measurement(reader + ": source alone, while it reads", readingPeers));
    }

    void add(JobRuns.Phases phases) {
        whole.add(phases.fromStart());
        reading.add(phases.working());
    }
}
