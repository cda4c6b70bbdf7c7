package io.cinematch.jobs.fetch;

import io.cinematch.jobs.movielens.MovieLensFolder;

/** How a download ended, where it did not fail for a reason worth stopping at. */
public sealed interface Fetched {
    /** The data set is there, whole and readable. */
    record Ready(MovieLensFolder folder) implements Fetched {}

    /** Nobody answered at the address, or nobody who could prove to be it. Something else may be used instead. */
    record NoNetwork(String why) implements Fetched {}
}
