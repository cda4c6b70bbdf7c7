package io.cinematch.model.kernel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses the fastest kernels that this JVM has. */
final class Choice {
    /** Set to {@code plain} to do without the vector module, for comparison. */
    private static final String PROPERTY = "cinematch.kernels";

    static final Kernels BEST = "plain".equals(System.getProperty(PROPERTY))
            ? new PlainKernels()
            : fastest(LoggerFactory.getLogger(Kernels.class));

    private Choice() {}

    private static Kernels fastest(Logger log) {
        try {
            // By name, because it is compiled apart: against a module that need not be there.
            Class<?> vector = Class.forName(Choice.class.getPackageName() + ".VectorKernels");
            return (Kernels) vector.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            log.warn(
                    "Kernels in plain Java, two to three times slower than the vector ones, with the same results: {}."
                            + " Start Java with --add-modules jdk.incubator.vector (Spark's executors too:"
                            + " spark.executor.extraJavaOptions).",
                    cause.toString());
            return new PlainKernels();
        }
    }
}
