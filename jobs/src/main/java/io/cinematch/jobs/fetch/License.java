package io.cinematch.jobs.fetch;

import io.cinematch.model.console.Console;

/** The terms, in short, before anything is downloaded. */
final class License {
    private License() {}

    static void show(KnownSet set, Console console) {
        console.say(
                "MovieLens is made by GroupLens Research at the University of Minnesota. By its terms you may use %s"
                        .formatted(set.id()));
        console.say("for research, with acknowledgement (Harper and Konstan 2015, doi 10.1145/2827872), but not");
        console.say(
                "commercially without permission; some releases may not be passed on. Full text: the README inside.");
    }
}
