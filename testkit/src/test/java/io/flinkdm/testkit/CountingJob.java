package io.flinkdm.testkit;

import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job that counts for ever, slowly. */
public final class CountingJob {

    private CountingJob() {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        environment.enableCheckpointing(500);
        environment
                .fromSequence(1, Long.MAX_VALUE)
                .filter(new Slow())
                .uid("slow")
                .print()
                .uid("print");
        environment.execute(args[0]);
    }

    /** Lets nothing pass. */
    public static final class Slow implements FilterFunction<Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean filter(Long value) throws InterruptedException {
            Thread.sleep(1);
            return false;
        }
    }
}
