package io.cinematch.model.settings;

/** Reads {@code nightly}. */
final class NightlyReader {
    private final SettingsReader in;

    NightlyReader(SettingsReader in) {
        this.in = in;
    }

    NightlySettings read() {
        return new NightlySettings(
                in.textsOrNone("nightly.analyses"),
                in.integer("nightly.keepRuns", 1, 100_000),
                in.integer("nightly.warmEpochs", 1, 1000),
                hook("nightly.onSuccess"),
                hook("nightly.onFailure"),
                in.duration("nightly.hookTimeout"));
    }

    private Hook hook(String key) {
        Secret text = in.secret(key, 1);
        try {
            return Hook.parse(text.value());
        } catch (IllegalArgumentException e) {
            in.problem(key, e.getMessage());
            return Hook.NONE;
        }
    }
}
