package io.cinematch.jobs.funksvd;

import org.apache.spark.ml.util.DefaultParamsReader;

/** Reads a saved estimator. */
final class FunkSVDReader extends DefaultParamsReader<FunkSVD> {
    @Override
    public FunkSVD load(String path) {
        SavedFolder.require(sparkSession(), path, "FunkSVD");
        return super.load(path);
    }
}
